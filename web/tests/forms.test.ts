import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, expectAccessible, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { signIn } = await openBrowser(office.url)
const open = (name: string, path: string): Promise<Page> => signIn(office.world.player(name), path)
const dialog = (page: Page) => page.getByRole('dialog').last()
/** Searches by typing, as people do with long lists. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole('combobox', { name: new RegExp(`^[*\\s]*${label}`) })
    .last()
    .fill(text)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).first().click()
}
/** Presses the form's button; on a busy machine the sign that it is at work may still fade from its last time. */
const done = async (page: Page, button: string): Promise<void> => {
  await dialog(page)
    .getByRole('button', { name: new RegExp(`^(loading )?${button}$`) })
    .click()
}

test('a new unit gets its party by name, and its first account a password that is shown once', async () => {
  const page = await open('系统管理员', '/organisations')
  await page.getByRole('button', { name: '新建单位' }).click()
  await choose(page, '所属区域', '湖南省')
  await page.getByLabel('单位名称').last().fill('省体育局')
  await page.getByLabel('统一社会信用代码').fill('91430000MA00000001')
  await done(page, '新建')
  // Refused at the field, in words that say what is wrong.
  await dialog(page).locator('.ant-form-item-explain-error').first().waitFor()
  await picture(page, 'form-organisation')
  await expectAccessible(page)
  await page.getByLabel('统一社会信用代码').fill('')
  await done(page, '新建')
  await page.getByRole('button', { name: '省体育局' }).click()
  await page.getByRole('button', { name: '确定职责' }).click()
  await choose(page, '职责', '云使用单位')
  await fillDay(page, '起始日期', '2024-09-01')
  await picture(page, 'form-party')
  await expectAccessible(page)
  await done(page, '确定')
  await page.getByRole('table', { name: '职责' }).getByText('云使用单位').waitFor()
  await picture(page, 'organisation-drawer')

  await page.goto(`${office.url}/people`)
  await page.getByRole('button', { name: '新建账号' }).click()
  await pick(page, '单位', '省体育局')
  await page.getByLabel('姓名').fill('周捷')
  await page.getByLabel('登录名').fill('zhoujie')
  await picture(page, 'form-person')
  await expectAccessible(page)
  await done(page, '新建')
  await page.getByText('只显示这一次').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '已交给本人' }).click()
  await page.getByRole('row', { name: /周捷/ }).getByText('尚未修改一次性密码').waitFor()

  await page.goto(`${office.url}/affiliations`)
  await page.getByRole('button', { name: '登记控股关系' }).click()
  await pick(page, '控股单位', '甲云服务商')
  await pick(page, '被控股单位', '乙云服务商')
  await page.getByLabel('持股比例（%）').fill('51.5')
  await fillDay(page, '起始日期', '2024-09-01')
  await picture(page, 'form-affiliation')
  await expectAccessible(page)
  await done(page, '登记')
  await page.getByRole('row', { name: /甲云服务商.*乙云服务商.*51.5%/ }).waitFor()
})

test('a contract with a ceiling, a pool under supervision', async () => {
  const page = await open('support', '/contracts')
  await page.getByRole('button', { name: '登记合同' }).click()
  await pick(page, '对方单位', '甲云服务商')
  await page.getByLabel('合同编号').fill('HT-2024-09')
  await fillDay(page, '签订日期', '2024-09-20')
  await fillDay(page, '合同期间自', '2027-09-01')
  await fillDay(page, '至（含当日）', '2028-08-31')
  await page.getByRole('button', { name: '添加服务项' }).click()
  await pick(page, '第 1 项服务', '虚拟CPU')
  await page.getByLabel('第 1 项数量上限').fill('5000')
  await picture(page, 'form-contract')
  await expectAccessible(page)
  await done(page, '登记')
  await page.getByRole('cell', { name: 'HT-2024-09' }).waitFor()

  await page.goto(`${office.url}/pools`)
  await page.getByRole('button', { name: '登记资源池' }).click()
  await pick(page, '云服务商', '甲云服务商')
  await page.getByLabel('名称', { exact: true }).fill('信创资源池')
  await page.getByLabel('网络区域').fill('政务外网区')
  await picture(page, 'form-pool')
  await expectAccessible(page)
  await done(page, '登记')
  const row = page.getByRole('row', { name: /信创资源池/ })
  await row.getByText('未纳入').waitFor()
  await row.getByRole('button', { name: '纳入监管' }).click()
  await fillDay(page, '起始日期', '2024-09-26')
  await page.getByLabel('理由').fill('验收合格')
  await done(page, '确定')
  await row.getByText('已纳入').waitFor()
})

const heading = '编码,一级分类,二级分类,三级分类,名称,规格,计量单位,计价方式,最高限价,最终价格\n'
const csv = (lines: string) => ({ name: '目录.csv', mimeType: 'text/csv', buffer: Buffer.from(heading + lines) })

test('an import shows its faults line by line, and takes the whole file or nothing', async () => {
  const page = await open('support', '/catalogue')
  await page.getByRole('button', { name: '导入' }).click()
  await fillDay(page, '价格起始日期', '2024-10-01')
  const give = async (file: ReturnType<typeof csv>) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件并预览' }).click()])
    await chooser.setFiles(file)
  }
  await give(csv('N-1,安全,边界,防火墙,云防火墙,标准版,实例·月,按月,,贵\nN-2,安全,边界,,,,实例·月,按月,,\n'))
  await page.getByText(/有 \d+ 处错误/).waitFor()
  const faults = page.getByRole('table', { name: '文件中的错误' })
  expect(await faults.getByRole('row').count()).toBe(3)
  await faults.getByRole('row', { name: /^2 最终价格/ }).waitFor()
  await picture(page, 'import-faults')
  await expectAccessible(page)
  await give(csv('N-1,安全,边界,防火墙,云防火墙,标准版,实例·月,按月,,\n'))
  await page.getByText('新增 1 项').first().waitFor()
  await picture(page, 'import-preview')
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('searchbox', { name: '名称或编码' }).fill('云防火墙')
  await settled(page)
  await page.getByRole('row', { name: /N-1/ }).waitFor()
})

test('the authority decides that a service was unqualified', async () => {
  const page = await open('authority', '/unqualified-services')
  await page.getByRole('button', { name: '认定服务不合格' }).click()
  await pick(page, '云服务商', '甲云服务商')
  await choose(page, '资源池', '新增资源池')
  await fillDay(page, '期间自', '2024-09-10')
  await fillDay(page, '至（含当日）', '2024-09-12')
  await page.getByLabel('理由').fill('连续三日可用性低于约定')
  await picture(page, 'form-unqualified')
  await expectAccessible(page)
  await done(page, '认定')
  await page.getByRole('row', { name: /甲云服务商.*新增资源池，全部服务项/ }).waitFor()
})

import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { decide, fillDay } from './desk.ts'
import { openOffice } from './office.ts'

// Supervision under another measure: duties, cases about somebody, papers received, the register of systems and pools.
// Each page is looked at in two widths: more time than one story takes.
vi.setConfig({ testTimeout: 300_000 })
const office = await openOffice('shanxi-2021/scenarios/stage.yaml', '2021-09-13T08:30', '2021-08-17')
const { signIn, handBack } = await openBrowser(office.url)
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) })

async function as(name: string, path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(office.world.player(name), path)
  await work(page)
  await handBack(page)
}

async function at(local: string): Promise<void> {
  office.clock.set(local)
  await office.sweep()
}

const dialog = (page: Page) => page.getByRole('dialog').last()
const press = (page: Page, button: string) => dialog(page).getByRole('button', { name: button, exact: true }).click()

/** Looks at a page in both widths. */
async function look(page: Page, name: string): Promise<void> {
  for (const viewport of [wide, narrow]) {
    await page.setViewportSize(viewport)
    await settled(page)
    await picture(page, `${name}-${viewport.width}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits ${viewport.width}`).toBe(
      true,
    )
  }
  await page.setViewportSize(wide)
}

test('a provider sees what presses, is refused without the paper, and fulfils with its validity', async () => {
  await at('2021-09-18T09:00')
  await as('provider', '/duties', async (page) => {
    await page.getByRole('region', { name: '已逾期' }).getByRole('link', { name: '容灾备份' }).waitFor()
    await look(page, 'duties-wall')
    await page.getByRole('link', { name: '政务云应急预案' }).first().click()
    await page.getByText('已逾期').first().waitFor()
    await page.getByRole('button', { name: '履行并提交证明' }).click()
    await dialog(page).getByLabel('履行情况').fill('已编制并印发应急预案')
    await press(page, '提交')
    await dialog(page).getByText(/^请附/).waitFor()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog(page)
        .getByRole('button', { name: /^(选择文件|重新选择)：/ })
        .click(),
    ])
    await chooser.setFiles(pdf('应急预案.pdf'))
    await fillDay(page, '有效期首日', '2021-09-18')
    await picture(page, 'duty-fulfil')
    await expectAccessible(page)
    await press(page, '提交')
    await dialog(page).waitFor({ state: 'hidden' })
    await page.getByText('逾期后履行').waitFor()
    await page.getByRole('link', { name: '应急预案.pdf' }).waitFor()
    // Three years by local practice, counted from its own first day.
    await page.getByText('2021-09-18 至 2024-09-17').first().waitFor()
    await page.getByRole('button', { name: '政务云应急预案的依据' }).click()
    await page.getByRole('tooltip').getByText('第十八条').first().waitFor()
    await page.keyboard.press('Escape')
    await look(page, 'duty')
    // A wrong paper is corrected; both stay.
    await page.getByRole('button', { name: '提交更正' }).click()
    await dialog(page).getByLabel('履行情况').fill('更正：附正式印发稿')
    const [again] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog(page)
        .getByRole('button', { name: /^(选择文件|重新选择)：/ })
        .click(),
    ])
    await again.setFiles(pdf('应急预案（正式）.pdf'))
    await press(page, '提交更正')
    await dialog(page).waitFor({ state: 'hidden' })
    await page.getByText('已被更正').waitFor()
    expect(await page.getByRole('button', { name: '准予豁免' }).count()).toBe(0)
  })
})

test('the authority waives with a reason, sets an interval, and is refused what the text forbids', async () => {
  await as('authority', '/duties', async (page) => {
    await choose(page, '义务单位', '省文化和旅游厅')
    await settled(page)
    await page.getByRole('link', { name: '等级保护定级备案' }).first().click()
    await page.getByRole('button', { name: '准予豁免' }).click()
    await page.getByLabel('理由').fill('系统拟于本月下线')
    await picture(page, 'duty-waive')
    await press(page, '准予豁免')
    await page.getByText('系统拟于本月下线').waitFor()
    await page.goto(`${office.url}/duties?view=units`)
    await page.getByRole('link', { name: '甲云服务商' }).waitFor()
    await look(page, 'duties-units')
    await page.goto(`${office.url}/duties?view=rules`)
    await page.getByRole('table', { name: '办法规定的义务' }).waitFor()
    await look(page, 'duties-rules')
    await page.getByRole('button', { name: '设定周期：运行月报' }).click()
    await choose(page, '周期', '每年')
    await fillDay(page, '起始日期', '2022-01-01')
    await page.getByLabel('理由').fill('减轻负担')
    await press(page, '设定')
    await dialog(page).getByRole('alert').getByText('依据').waitFor()
    await picture(page, 'duty-interval-refused')
    await expectAccessible(page)
    await press(page, '取消')
    await page.goto(`${office.url}/duties?view=periods`)
    await page.getByRole('button', { name: '宣布重要时期' }).click()
    await page.getByLabel('名称').fill('国庆节保障期')
    await fillDay(page, '首日', '2021-09-28')
    await fillDay(page, '最后一日（含当日）', '2021-10-08')
    await page.getByLabel('理由').fill('节日期间重点保障')
    await picture(page, 'period-declare')
    await press(page, '宣布')
    await page.getByRole('row', { name: /国庆节保障期.*2021-09-28 至 2021-10-08/ }).waitFor()
    await look(page, 'duties-periods')
  })
})

test('an inspection about a unit names the security bodies; both receive the paper, and opening it is on record', async () => {
  await at('2021-09-28T09:00')
  let path = ''
  await as('authority', '/cases/new', async (page) => {
    await page.getByRole('radio', { name: /^网络安全检查（使用部门）/ }).click()
    await choose(page, /使用部门/, '省文化和旅游厅')
    await choose(page, '涉及的信息系统', '文旅综合服务平台')
    await look(page, 'about-begin')
    await page.getByRole('button', { name: '建立草稿并填写' }).click()
    await page.getByRole('heading', { level: 1, name: /^网络安全检查/ }).waitFor()
    path = new URL(page.url()).pathname
    await choose(page, '会同的网络安全相关职能部门', '省网络安全职能部门')
    await page.keyboard.press('Escape')
    await page.getByLabel('检查情况与发现的问题').fill('存在弱口令')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('草稿已保存').waitFor()
    await page.reload()
    await page.getByText('省网络安全职能部门').first().waitFor()
    await look(page, 'about-draft')
    await decide(page, '发现问题，要求整改')
    await page.getByText('主送：').waitFor()
    await look(page, 'about-case')
  })
  await as('unit', '/documents', async (page) => {
    const row = page.getByRole('row', { name: /网络安全检查整改通知/ })
    await row.getByText('未阅').waitFor()
    await row.getByRole('button', { name: '网络安全检查整改通知', exact: true }).click()
    await page.getByRole('article').getByText('存在弱口令').waitFor()
    await picture(page, 'document-received')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await row.getByText('已阅').waitFor()
    await look(page, 'documents')
    await page.goto(`${office.url}/documents?view=published`)
    await page.getByText('还没有公开的文书').waitFor()
    await page.goto(`${office.url}${path}`)
    await page.getByText('轮到本单位').waitFor()
    await page.getByText('省网络安全职能部门').first().waitFor()
  })
  await as('other-unit', '/documents', (page) => page.getByText('还没有主送或抄送本单位的文书').waitFor())
})

test('systems say where they stand; the migration rate and the contracts that end', async () => {
  await as('unit', '/systems', async (page) => {
    await page.getByRole('link', { name: '旅游投诉系统' }).click()
    await page.getByRole('button', { name: '修改登记' }).click()
    await dialog(page).getByLabel('未完成适配').check()
    await page.getByLabel('未完成信创适配的理由').fill('数据库尚无替代')
    await dialog(page).getByLabel('第三方云或自建机房').check()
    await page.getByLabel('部署所在的服务商或机房').fill('某商业云')
    await fillDay(page, '第三方云服务合同到期日', '2021-10-20')
    await picture(page, 'system-attributes')
    await expectAccessible(page)
    await press(page, '保存')
    await dialog(page).waitFor({ state: 'hidden' })
    await page.getByText('未完成适配：数据库尚无替代').waitFor()
    await page.getByText('第三方云或自建机房（某商业云），合同 2021-10-20 到期').waitFor()
    await look(page, 'system')
  })
  await as('authority', '/systems?view=migration', async (page) => {
    await page
      .getByRole('row', { name: /^省文化和旅游厅 2 1 / })
      .getByText('50.00%')
      .waitFor()
    await look(page, 'systems-migration')
    await page.goto(`${office.url}/systems?view=hosting`)
    await page.getByRole('row', { name: /旅游投诉系统.*某商业云.*2021-10-20/ }).waitFor()
    await look(page, 'systems-hosting')
  })
})

test('a pool says its level, kind and grounds; an organisation its nature', async () => {
  await as('authority', '/pools', async (page) => {
    await page.getByRole('button', { name: '省级政务云资源池的详情' }).click()
    await page.getByText('登记时间').first().waitFor()
    await look(page, 'pools')
    await page.getByRole('button', { name: '登记资源池' }).click()
    await dialog(page).getByLabel('行业云').check()
    await dialog(page).getByLabel('是', { exact: true }).check()
    await page.getByLabel('设立专属资源池的理由').waitFor()
    await picture(page, 'pool-attributes')
    await expectAccessible(page)
    await press(page, '取消')
    await page.goto(`${office.url}/pools?view=clouds`)
    await page.getByText('还没有登记行业云').waitFor()
    await look(page, 'clouds')
  })
  await as('系统管理员', '/organisations', async (page) => {
    await page
      .getByRole('row', { name: /省文化和旅游厅/ })
      .getByText('党政机关')
      .waitFor()
    await look(page, 'organisations')
  })
})

test('findings of usage begin one case, which says what was found and who began it; a term that depends is said with its alternatives', async () => {
  await office.play('shanxi-2021/scenarios/rectify.yaml', 'finds')
  await as('authority', '/cases?procedure=rectify', async (page) => {
    await page.getByRole('table').getByRole('link').first().click()
    const found = page.getByRole('region', { name: '据以立案的发现' })
    await found
      .getByText(/疑为僵尸系统占用资源/)
      .first()
      .waitFor()
    await found
      .getByText(/已申请资源长期闲置/)
      .first()
      .waitFor()
    await page.getByText('平台依据发现立案').waitFor()
    await look(page, 'case-found')
  })
  await as('unit', '/cases/new?procedure=apply', async (page) => {
    await page.getByText('视情形：至批复的项目建设期截止日或30个工作日').waitFor()
    await look(page, 'begin-alternatives')
  })
})

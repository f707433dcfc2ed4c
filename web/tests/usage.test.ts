import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('henan-2020/scenarios/stage.yaml', '2021-01-04T08:30', '2020-09-01')
await office.play('henan-2020/scenarios/usage-and-evaluation.yaml', 'opens-round')
office.clock.set('2021-07-05T09:00')
const { signIn, handBack } = await openBrowser(office.url)

// Several people one after the other: more time than one of them takes.
const timeout = 300_000

async function as(name: string, path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(office.world.player(name), path)
  await work(page)
  await handBack(page)
}

const dialog = (page: Page) => page.getByRole('dialog').last()
const press = (page: Page, button: string) => dialog(page).getByRole('button', { name: button, exact: true }).click()
const gone = async (page: Page) => {
  await dialog(page).waitFor({ state: 'hidden' })
  await settled(page)
}
async function pick(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole('combobox', { name: new RegExp(`^[*\\s]*${label}`) })
    .last()
    .fill(text)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).first().click()
}
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

const heading = '单位名称,系统名称,指标,网络区域,起始日期,截止日期,平均利用率,峰值利用率,占额度比例\n'
const csv = (lines: string) => ({ name: '六月.csv', mimeType: 'text/csv', buffer: Buffer.from(heading + lines) })
async function give(page: Page, lines: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件并预览' }).click()])
  await chooser.setFiles(csv(lines))
}

test('a provider reports, is told at the field what is wrong, imports, and corrects; the rules say what they find', {
  timeout,
}, async () => {
  await as('provider', '/usage', async (page) => {
    await page.getByRole('link', { name: '文旅综合服务平台' }).waitFor()
    await picture(page, 'usage-1-bands')
    await expectAccessible(page)
    await page.getByRole('button', { name: '上报利用率' }).click()
    await pick(page, '信息系统', '文旅综合服务平台')
    await fillDay(page, '统计期自', '2021-05-01')
    await fillDay(page, '至（含当日）', '2021-05-31')
    await dialog(page).getByLabel('平均利用率（%）').fill('60')
    await dialog(page)
      .getByLabel(/^峰值利用率/)
      .fill('50')
    await press(page, '上报')
    await dialog(page).getByText('峰值不能低于平均值（60）').first().waitFor()
    await picture(page, 'usage-2-refused')
    await expectAccessible(page)
    await dialog(page)
      .getByLabel(/^峰值利用率/)
      .fill('75.5')
    await press(page, '上报')
    await gone(page)

    await page.getByRole('button', { name: '导入' }).click()
    await give(
      page,
      '省文化和旅游厅,文旅综合服务平台,内存,,2021-06-01,2021-06-30,贵,,\n省文化和旅游厅,没有的系统,内存,,2021-06-01,2021-06-30,50,,\n',
    )
    await page.getByText(/有 2 处错误/).waitFor()
    await picture(page, 'usage-3-import-faults')
    await expectAccessible(page)
    await give(page, '省文化和旅游厅,文旅综合服务平台,内存,,2021-06-01,2021-06-30,85.5,90,\n')
    await page.getByText(/将新登记 1 期，更正 0 期/).waitFor()
    await page.getByRole('button', { name: '确认导入' }).click()
    await gone(page)

    await page.getByText('上报数据').click()
    await settled(page)
    const row = page.getByRole('row', { name: /内存.*2021-06-01 至/ })
    await row.getByText('平均 85.5%').waitFor()
    await picture(page, 'usage-4-figures')
    await expectAccessible(page)
    await row.getByRole('button', { name: /^更正/ }).click()
    await dialog(page).getByLabel('平均利用率（%）').fill('75')
    await dialog(page).getByLabel('更正理由').fill('采样口径有误')
    await picture(page, 'usage-5-correct')
    await press(page, '更正')
    await gone(page)
    await page.getByText('更正理由：采样口径有误').waitFor()
    await page.getByRole('switch', { name: '显示已更正的原数据' }).click()
    await page.getByText('已被更正').first().waitFor()
    await page.setViewportSize(narrow)
    await settled(page)
    await picture(page, 'usage-6-figures-1024')
    expect(await fits(page)).toBe(true)
  })
})

test('the unit sees what was found with the article and answers it', { timeout }, async () => {
  await as('unit', '/usage?view=findings', async (page) => {
    await page.getByRole('table', { name: '发现的情况' }).getByText('待回应').first().waitFor()
    await page
      .getByRole('button', { name: /的依据$/ })
      .first()
      .click()
    await page
      .getByRole('tooltip')
      .getByText(/^第.+条/)
      .first()
      .waitFor()
    await settled(page)
    await picture(page, 'usage-7-findings')
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'hidden' })
    await expectAccessible(page)
    await page.getByRole('button', { name: '回应' }).first().click()
    await dialog(page).getByLabel('说明或整改情况').fill('三月系统改造停用一周')
    await press(page, '回应')
    await gone(page)
    await page.getByText('三月系统改造停用一周').waitFor()

    await page.getByRole('link', { name: '文旅综合服务平台' }).first().click()
    await page.getByRole('heading', { name: '文旅综合服务平台的利用率' }).waitFor()
  })
})

test('who really uses a resource is looked at', { timeout }, async () => {
  await as('authority', '/usage?view=checks', async (page) => {
    await page.getByRole('button', { name: '登记用途核查' }).click()
    await pick(page, '申请资源的信息系统', '文旅综合服务平台')
    await choose(page, '云资源', /虚拟CPU/)
    await dialog(page).getByText('未按申请用途使用').click()
    await dialog(page)
      .getByLabel(/^实际使用者/)
      .fill('第三方营销系统')
    await picture(page, 'usage-9-check')
    await expectAccessible(page)
    await press(page, '登记')
    await gone(page)
    await page.getByText('实际使用：第三方营销系统').waitFor()
    await picture(page, 'usage-10-checks')
    await expectAccessible(page)
  })
})

test('an outage lowers the availability of that month, by the minute', { timeout }, async () => {
  await as('provider', '/outages', async (page) => {
    await page.getByRole('button', { name: '登记服务中断' }).click()
    await dialog(page).getByLabel('开始时刻').fill('2021-06-10 08:00')
    await dialog(page).getByLabel('开始时刻').press('Enter')
    await dialog(page).getByLabel('恢复时刻').fill('2021-06-10 15:12')
    await dialog(page).getByLabel('恢复时刻').press('Enter')
    await dialog(page).getByLabel('原因与影响').fill('核心交换机故障')
    await picture(page, 'outages-1-form')
    await expectAccessible(page)
    await press(page, '登记')
    await gone(page)
    const row = page.getByRole('row', { name: /核心交换机故障/ })
    await row.getByText('2021-06-10 08:00').waitFor()
    await fillDay(page, '期间自', '2021-06-01')
    await fillDay(page, '至（含当日）', '2021-06-30')
    // 432 of 43200 minutes.
    await page.getByText('99.0000%').waitFor()
    await page.getByText('43,200 分钟').waitFor()
    await settled(page)
    await picture(page, 'outages-2-availability')
    await expectAccessible(page)
    await row.getByRole('button', { name: /^更正/ }).click()
    await dialog(page).getByLabel('恢复时刻').fill('2021-06-10 11:36')
    await dialog(page).getByLabel('恢复时刻').press('Enter')
    await dialog(page).getByLabel('更正理由').fill('以监控记录为准')
    await press(page, '更正')
    await gone(page)
    await page.getByText('99.5000%').waitFor()
    await page.setViewportSize(narrow)
    await settled(page)
    await picture(page, 'outages-3-1024')
    expect(await fits(page)).toBe(true)
  })
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('shanxi-2021/scenarios/stage.yaml', '2022-02-21T08:30', '2021-08-17')
await office.play('shanxi-2021/scenarios/evaluation.yaml', 'opens-round')
office.clock.set('2023-01-04T09:00')
const { signIn, handBack } = await openBrowser(office.url)
let path = '/evaluations'

// Several people one after the other: more time than one of them takes.
const timeout = 300_000

async function as(name: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(office.world.player(name), path)
  await work(page)
  await handBack(page)
}

async function score(page: Page, dimension: string, points: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `评分：${dimension}` }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel(/^得分/).fill(points)
  await drawer.getByLabel('理由').fill(reason)
  await drawer.getByRole('button', { name: '提交评分' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await settled(page)
}

async function act(
  page: Page,
  name: string,
  fill: (drawer: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const drawer = page.getByRole('dialog')
  await fill(drawer)
  await drawer.getByRole('button', { name: new RegExp(`^(确认)?${name}$`) }).click()
  await drawer.waitFor({ state: 'hidden' })
  await settled(page)
}

test('a round is opened, scored by those who score, concluded, published, objected to and decided; the bill takes off', {
  timeout,
}, async () => {
  await as('authority', async (page) => {
    await page.getByText('维度、权重与等次').click()
    await settled(page)
    await picture(page, 'evaluation-1-scales')
    await expectAccessible(page)
    await page.getByRole('button', { name: '开展一期考评' }).click()
    await choose(page, '考评', /每年/)
    await picture(page, 'evaluation-2-open')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: '开展', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('期次', { exact: true }).click()
    await settled(page)
    await picture(page, 'evaluation-3-rounds')
    await page.getByRole('table', { name: '考评期次' }).getByRole('link').first().click()
    await settled(page)
    await page.getByRole('table', { name: '考评表' }).getByRole('link').first().waitFor()
    await picture(page, 'evaluation-4-cards')
    await expectAccessible(page)
    await page
      .getByRole('row', { name: /甲云服务商/ })
      .getByRole('link')
      .click()
    await page.waitForURL(/\/evaluations\/[0-9a-f-]+$/)
    path = new URL(page.url()).pathname
  })
  await as('reviewer', async (page) => {
    await score(page, '服务质量（第三方专业机构评价）', '50', '两次重大故障')
    await picture(page, 'evaluation-5-scoring')
    await score(page, '安全管理', '50', '高危漏洞整改迟缓')
  })
  await as('society', (page) => score(page, '服务满意度（社会力量评价）', '60', '公众反映访问缓慢'))
  await as('unit', async (page) => {
    await page.getByRole('button', { name: /^填写：/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('2 分，不满意').click()
    await picture(page, 'evaluation-6-survey')
    await expectAccessible(page)
    await drawer.getByRole('button', { name: '提交' }).click()
    await drawer.waitFor({ state: 'hidden' })
    await page
      .getByRole('cell', { name: /2 分（不满意）/ })
      .first()
      .waitFor()
    // What others gave is not shown to it.
    expect(await page.getByText('两次重大故障').count()).toBe(0)
  })
  await as('authority', async (page) => {
    await act(page, '汇总')
    await act(page, '公布')
    await page.getByText('46.00').first().waitFor()
    await page.getByText('已公布').first().waitFor()
    await page
      .getByRole('button', { name: /的依据$/ })
      .first()
      .click()
    await page
      .getByRole('tooltip')
      .getByText(/第二十七条/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'hidden' })
    await picture(page, 'evaluation-7-published')
    await expectAccessible(page)
  })
  await as('provider', async (page) => {
    // No single answer of a survey is shown to the evaluated one.
    expect(await page.getByText('2 分（不满意）').count()).toBe(0)
    await act(page, '提出异议', (drawer) => drawer.getByLabel('理由').fill('故障系外部电力中断'))
    await page.getByText('待处理').first().waitFor()
  })
  await as('authority-reviewer', async (page) => {
    await page.getByRole('button', { name: '处理异议' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('异议成立，更正得分').click()
    await choose(page, '第 1 项更正的维度', /社会力量/)
    await drawer.getByLabel('第 1 项更正后的得分').fill('80')
    await drawer.getByLabel('第 1 项更正的理由').fill('部分反映与服务商无关')
    await drawer.getByLabel('理由', { exact: true }).fill('部分属实')
    await drawer.getByTitle('服务满意度（社会力量评价）（60.00）').waitFor()
    await picture(page, 'evaluation-8-decide')
    await expectAccessible(page)
    await drawer.getByRole('button', { name: '确认处理' }).click()
    await drawer.waitFor({ state: 'hidden' })
    // 60 → 80 at 5%: one point more.
    await page.getByText('47.00').first().waitFor()
    await page.getByText('第 1 次更正').waitFor()
    await page.setViewportSize(narrow)
    await settled(page)
    await picture(page, 'evaluation-9-corrected-1024')
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
})

test('weights that do not sum to a hundred are refused, and a scale that was set stands in the history', { timeout }, async () => {
  path = '/evaluations?view=scales'
  await as('authority', async (page) => {
    await page.getByRole('button', { name: '设定权重与等次' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('起始日期').fill('2023-02-01')
    await drawer.getByLabel('起始日期').press('Enter')
    await drawer.getByLabel('服务满意度（社会力量评价）的权重（%）').fill('6')
    await drawer.getByLabel('理由或依据').fill('本年度加重社会评价')
    await drawer.getByRole('button', { name: '设定', exact: true }).click()
    await drawer.getByText('各维度权重之和应正好为 100').first().waitFor()
    await picture(page, 'evaluation-scale-refused')
    await expectAccessible(page)
    await drawer.getByLabel('服务满意度（社会力量评价）的权重（%）').fill('4')
    await drawer.getByLabel('安全管理的权重（%）').fill('21')
    await drawer.getByRole('button', { name: '设定', exact: true }).click()
    await drawer.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: '本年度加重社会评价' }).waitFor()
    await settled(page)
    await picture(page, 'evaluation-scale-history')
  })
})

test('the result stands on the bill as a line of its own, with the article', { timeout }, async () => {
  path = '/statements'
  await as('authority', async (page) => {
    await page.getByRole('button', { name: '核算一个周期' }).click()
    await page.getByLabel('周期第一天').fill('2022-01-01')
    await page.getByLabel('周期第一天').press('Enter')
    await page.getByRole('button', { name: '核算', exact: true }).click()
    await page.waitForURL(/\/statements\/[0-9a-f-]+$/)
    const row = page.getByRole('row', { name: /考评结算.*不合格.*3,608\.77 元.*90%.*−360\.88 元/ })
    await row.waitFor()
    await settled(page)
    await picture(page, 'statement-adjusted-by-evaluation')
    await expectAccessible(page)
    await row.getByRole('button', { name: '考评结算的依据' }).click()
    await page.getByRole('tooltip').getByText('第三十一条', { exact: true }).waitFor()
  })
})

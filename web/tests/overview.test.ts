import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readPdf } from '../../src/documents/layout/read.fixture.ts'
import { expectAccessible, narrow, openBrowser, picture, settled, tabTo } from './browser.ts'
import { openPlayed } from './office.ts'

const office = await openPlayed('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30', 'hunan-2024/scenarios/settlement-cycle.yaml')
await office.sweep()
const { world } = office
const { signIn } = await openBrowser(office.url)
const shotOf = (name: string) => fileURLToPath(new URL(`../../test-results/${name}`, import.meta.url))
const year = '?from=2024-09-01&to=2025-08-31'

const open = async (player: string, path = `/overview${year}`, viewport?: typeof narrow) => {
  const page = await signIn(world.player(player), path, viewport)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  return page
}

/** Each figure of the page: where it leads, and what it says. */
const figuresOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.figure a')].map((link) => ({
      href: link.getAttribute('href') ?? '',
      says: link.getAttribute('aria-label') ?? '',
      count: Number((link.textContent ?? '').replaceAll(',', '')),
    })),
  )

const rowsOf = async (page: Page) => {
  const more = page.getByRole('button', { name: '显示更多' })
  while ((await more.count()) > 0) {
    await more.click()
    await settled(page)
  }
  return page.locator('.ant-table-tbody tr.ant-table-row').count()
}

test('the authority looks at a year, and every figure opens a list of just so many', async () => {
  const page = await open('authority')
  await page.getByRole('heading', { level: 2, name: '办理时限' }).waitFor()
  await picture(page, 'overview-1-year-1440')
  await expectAccessible(page)
  const figures = await figuresOf(page)
  expect(figures.length).toBeGreaterThan(20)
  for (const { href, says, count } of figures) {
    await page.goto(`${office.url}${href}`)
    await page.getByRole('heading', { level: 1, name: '指标明细' }).waitFor()
    await settled(page)
    expect(await rowsOf(page), says).toBe(count)
    await page.getByText(`共 ${count} `).waitFor()
  }
  await picture(page, 'overview-2-behind')
  await expectAccessible(page)
}, 300_000)

test('at 1024, by keyboard: a measure says what it counts, a figure is opened, and one comes back to the same period', async () => {
  const page = await open('authority', `/overview${year}`, narrow)
  await picture(page, 'overview-3-1024')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await tabTo(page, '各单位系统上云的口径', 80)
  await page.keyboard.press('Enter')
  await page.getByText('上云率为已上云占应上云').waitFor()
  await picture(page, 'overview-4-definition')
  await page.keyboard.press('Escape')
  await page
    .getByRole('link', { name: /^合计 已上云|已上云：/ })
    .first()
    .press('Enter')
  await page.getByRole('heading', { level: 1, name: '指标明细' }).waitFor()
  await page.getByRole('link', { name: '返回驾驶舱' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: '驾驶舱' }).waitFor()
  expect(page.url()).toContain(year)
})

test('a usual period is chosen, and figures are compared with the one before', async () => {
  const page = await open('authority', '/overview')
  await page.getByRole('radiogroup', { name: '常用统计期' }).getByText('上年').click()
  await settled(page)
  expect(page.url()).toContain('from=')
  await page
    .getByText(/^上期 /)
    .first()
    .waitFor()
})

test('a unit sees its own part, a provider its own', async () => {
  const unit = await open('unit')
  await picture(unit, 'overview-5-unit')
  const names = (await unit.locator('.row-name').allInnerTexts()).join()
  expect(names).not.toContain('另')
  const provider = await open('provider')
  await picture(provider, 'overview-6-provider')
  await expectAccessible(provider)
})

/** A document as the printer gets it, page by page: what stands on each. */
async function printed(page: Page, name: string) {
  await page.emulateMedia({ media: 'print' })
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: shotOf(`${name}.pdf`) })
  const { pages } = await readPdf(bytes)
  await page.emulateMedia({ media: null })
  return pages
}
/** Without blanks; some fonts have radicals in the place of characters. */
const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const textsOf = (pages: Awaited<ReturnType<typeof printed>>) => bare(pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(''))

/** Nothing of the page reaches beyond its own edge, and none is scrolled to. */
function expectOnPaper(pages: Awaited<ReturnType<typeof printed>>) {
  for (const { width, height, texts } of pages) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    for (const { text, x, width: long } of texts) expect(x + long, text).toBeLessThanOrEqual(width - 20)
  }
}

test('the overview is printed on A4: no menus, all figures that are shown, nothing beyond the edge', async () => {
  const page = await open('authority')
  const names = await page.locator('.overview h3').allInnerTexts()
  const cells = await page.locator('.overview .ant-table-tbody .figure a').allInnerTexts()
  const pages = await printed(page, 'overview-7-print')
  const text = textsOf(pages)
  expectOnPaper(pages)
  for (const name of names) expect(text).toContain(bare(name))
  expect(cells.length).toBeGreaterThan(20)
  expect(text).toContain('统计期2024-09-01至2025-08-31')
  for (const menu of ['工作台', '口径', '报告预览与下载', '自选']) expect(text).not.toContain(menu)
})

test.each([
  ['authority', 'government', '运行'],
  ['provider', 'provider', '服务'],
] as const)(
  'the %s looks at the report before taking it; screen, DOCX, PDF and workbook say the same',
  async (player, kind, word) => {
    const page = await open(player)
    await page.getByRole('link', { name: '报告预览与下载' }).press('Enter')
    await page.getByRole('heading', { level: 1, name: '报告预览' }).waitFor()
    await settled(page)
    expect(page.url()).toContain('from=2024-09-01&to=2025-08-31')
    await page.getByRole('heading', { level: 2, name: new RegExp(`政务云${word}年报（.*2024.*2025.*）`) }).waitFor()
    await picture(page, `report-1-${player}-1440`)
    await expectAccessible(page)
    const cells = (await page.locator('.official-table td').allInnerTexts()).map((each) => bare(each))
    expect(cells.length).toBeGreaterThan(10)
    const pdf = textsOf((await readPdf(await taken(page, kind, 'pdf'))).pages)
    const docx = wordsOfDocx(await taken(page, kind, 'docx'))
    for (const cell of cells) {
      expect(pdf, cell).toContain(cell)
      expect(docx, cell).toContain(cell)
    }
    for (const said of await page.locator('.paper-line').allInnerTexts()) expect(docx).toContain(bare(said))
    const sheets = await printed(page, `report-2-${player}-print`)
    expectOnPaper(sheets)
    const paper = textsOf(sheets)
    // What is longer may break within its cell.
    for (const cell of cells.filter(({ length }) => length <= 6)) expect(paper, cell).toContain(cell)
    for (const menu of ['工作台', '返回驾驶舱', 'Excel', '自选']) expect(paper).not.toContain(menu)
    const small = await open(player, `/overview/report${year}`, narrow)
    await picture(small, `report-3-${player}-1024`)
    await expectAccessible(small)
    expect(await small.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  },
  120_000,
)

test('a unit makes no report and is told who does; another period is asked for and told', async () => {
  const unit = await open('unit', `/overview/report${year}`)
  await unit.getByText('贵单位不出具报告').waitFor()
  const page = await open('authority', '/overview/report')
  await page.getByRole('radiogroup', { name: '常用统计期' }).getByText('上季').click()
  await settled(page)
  await page.getByRole('heading', { level: 2, name: /季报（\d+年第\d季度）/ }).waitFor()
})

/** A file as the person's browser takes it. */
async function taken(page: Page, kind: string, format: string): Promise<Buffer> {
  const answer = await page.request.get(`${office.url}/api/v1/reports/export?kind=${kind}&from=2024-09-01&to=2025-08-31&format=${format}`)
  expect(answer.status()).toBe(200)
  return answer.body()
}

const wordsOfDocx = (bytes: Buffer): string =>
  bare(
    strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array())
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  )

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hostileTexts } from '../../src/app/exports/hostile.fixture.ts'
import { judgeDocx, judgePdf, judgeSvg, judgeXlsx } from '../../src/app/exports/judges.fixture.ts'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openOffice } from './office.ts'

// A cycle that was accounted, reviewed and sealed: its 结算单 as a document, reports of the overview, and what the fonts cannot print.

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30')
await office.play('hunan-2024/scenarios/settlement-cycle.yaml')
const { world } = office
const { signIn } = await openBrowser(office.url)
const statement = `/statements/${world.ids('statement')[0]}`
await world.player('authority').need('POST', '/document-series', { body: { pattern: '湘数结〔{year}〕{n}号' } })
const timeout = 120_000

const file = async (page: Page, click: () => Promise<void>): Promise<Uint8Array> => {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return new Uint8Array(readFileSync((await download.path()) ?? ''))
}

/** Both widths: a picture each, no violation, and nothing wider than the window. */
async function both(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [
    ['1440', wide],
    ['1024', narrow],
  ] as const) {
    await page.setViewportSize(viewport)
    await settled(page)
    await picture(page, `${name}-${size}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
  await page.setViewportSize(wide)
}

test('the authority issues the sealed statement as a document, of the sums that the page shows', { timeout }, async () => {
  const page = await signIn(world.player('authority'), statement)
  await page.getByRole('button', { name: /^出具结算单/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('article').getByText('政务云服务费用结算单').waitFor()
  await drawer.getByText('按“湘数结〔年份〕×号”编号').waitFor()
  await both(page, 'panel-statement-draft')
  await drawer.getByRole('button', { name: '出具', exact: true }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.getByText('湘数结〔2025〕1号').waitFor()
  await both(page, 'panel-statement')
  // Once issued it is issued: another time it is a new version, with a reason.
  await page.getByRole('button', { name: /^重新出具结算单/ }).waitFor()
  const [shown] =
    (
      await page
        .getByText(/\d[\d,]*\.\d\d 元/)
        .first()
        .textContent()
    )?.match(/[\d,]+\.\d\d/) ?? []
  const pdf = await judgePdf(await file(page, () => page.getByRole('link', { name: '下载 湘数结〔2025〕1号 PDF' }).click()))
  expect(pdf.replaceAll(',', '')).toContain(shown?.replaceAll(',', ''))
  judgeDocx(await file(page, () => page.getByRole('link', { name: '下载 湘数结〔2025〕1号 DOCX' }).click()))
})

test('who sees a part of the statement has no panel of its documents', { timeout }, async () => {
  const page = await signIn(world.player('unit'), statement)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  expect(await page.getByRole('heading', { name: '公文' }).count()).toBe(0)
})

test('a report of the year leaves as workbook, DOCX and PDF, for the authority and for the provider', { timeout }, async () => {
  for (const [person, kind] of [
    ['authority', 'government'],
    ['provider', 'provider'],
  ] as const) {
    const page = await signIn(world.player(person), '/overview/report?from=2024-09-01&to=2025-08-31')
    await page.getByRole('heading', { level: 1, name: '报告预览' }).waitFor()
    await settled(page)
    await picture(page, `panel-report-${person}`)
    await expectAccessible(page)
    const take = (format: RegExp) => file(page, () => page.getByRole('link', { name: format }).click())
    expect((await judgeXlsx(await take(/工作簿/))).length, kind).toBeGreaterThan(50)
    expect(judgeDocx(await take(/Word/)).length).toBeGreaterThan(500)
    expect((await judgePdf(await take(/PDF/))).length).toBeGreaterThan(500)
    await page.context().close()
  }
})

test('what the fonts cannot print is told with its field, and printed by its number only when that is confirmed', { timeout }, async () => {
  const unit = world.player('unit')
  await unit.need('POST', '/document-series', { body: { pattern: '湘文旅〔{year}〕{n}号' } })
  const begun = { procedure: 'apply', systemId: world.id('system', 'sys'), providerId: world.player('provider').organisationId }
  const { id } = await unit.need('POST', '/cases', { body: begun })
  const { version } = await unit.need('GET', `/cases/${id}`)
  await unit.need('PUT', `/cases/${id}/content`, { body: { fields: { purpose: '联系人𱍐某，请予支持🙂' } }, ifVersion: version })
  const page = await signIn(unit, `/cases/${id}`)
  await page
    .getByRole('button', { name: /^出具.*(函|申请)/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText(/公文的字体印不出：.*中的“𱍐”（U\+31350）/).waitFor()
  const issue = drawer.getByRole('button', { name: '出具', exact: true })
  expect(await issue.isDisabled()).toBe(true)
  await both(page, 'panel-unprintable')
  await drawer.getByLabel('字体中没有的字以编号印出').check()
  await issue.click()
  await drawer.waitFor({ state: 'hidden' })
  const pdf = await judgePdf(await file(page, () => page.getByRole('link', { name: /^下载 湘文旅〔2025〕1号 PDF/ }).click()))
  expect(pdf).toContain('联系人〔U+31350〕某')
})

test('a drawn procedure is a picture that runs nothing and fetches nothing, whatever its steps are called', { timeout }, async () => {
  const page = await signIn(world.player('unit'))
  const worst = ['script', 'the end of a section', 'an image', 'an attribute', 'entities', 'controls', 'half a sign', 'direction']
  for (const name of worst) {
    const said = hostileTexts[name] ?? name
    await page.route('**/diagram', async (route) => {
      const answer = await route.fetch()
      const renamed = (value: unknown, name = ''): unknown => {
        if (Array.isArray(value)) return value.map((each) => renamed(each, name))
        if (typeof value === 'object' && value !== null)
          return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, key)]))
        return typeof value === 'string' && /^(name|lines|notes|term|byName|toName|words|text)$/.test(name) ? said : value
      }
      await route.fulfill({ response: answer, body: JSON.stringify(renamed(await answer.json())) })
    })
    await page.goto(`${office.url}/cases/${world.id('case', 'a')}?steps=diagram`)
    const save = page.getByRole('button', { name: '导出 SVG' })
    await save.waitFor()
    await settled(page)
    const svg = new TextDecoder('utf-8', { fatal: true }).decode(await file(page, () => save.click()))
    expect(judgeSvg(svg).length).toBeGreaterThan(20)
    // every step bears the hostile name instead of its own
    expect(svg).not.toContain('受理')
    await page.unroute('**/diagram')
  }
})

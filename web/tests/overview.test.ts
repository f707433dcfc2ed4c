import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, tabTo } from './browser.ts'
import { openPlayed } from './office.ts'

const office = await openPlayed('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30', 'hunan-2024/scenarios/settlement-cycle.yaml')
await office.sweep()
const { world } = office
const { signIn } = await openBrowser(office.url)
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

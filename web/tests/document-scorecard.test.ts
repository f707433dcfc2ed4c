import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openOffice } from './office.ts'

// 考评结果: published by the authority, then sent to whom it is about.

const office = await openOffice('weihai-2025/scenarios/stage.yaml', '2025-11-24T09:00', '2025-06-26')
await office.play('weihai-2025/scenarios/evaluation.yaml')
const { world } = office
const { signIn } = await openBrowser(office.url)
const [authority, provider] = [world.player('authority'), world.player('provider')]
await world.player('authority-3').need('POST', '/document-series', { body: { pattern: '威数考〔{year}〕{n}号' } })
const { items } = await authority.need('GET', '/evaluations/scorecards?limit=50')
const card = items.find(
  ({ organisationId, state }: { organisationId: string; state: string }) =>
    organisationId === provider.organisationId && state === 'published',
)

test('the authority issues the result, the provider finds it and nobody else', async () => {
  const page = await signIn(authority, `/evaluations/${card.id}`)
  await page.getByRole('button', { name: /^出具考评结果/ }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('article').getByText('不合格').first().waitFor()
  await picture(page, 'panel-scorecard-draft')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '出具', exact: true }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.getByText('威数考〔2026〕1号').waitFor()
  for (const [size, viewport] of [
    ['1440', wide],
    ['1024', narrow],
  ] as const) {
    await page.setViewportSize(viewport)
    await settled(page)
    await picture(page, `panel-scorecard-${size}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }

  const theirs = await signIn(provider, '/official-documents', narrow)
  await theirs.getByRole('link', { name: /结果通知书/ }).click()
  await theirs.getByRole('heading', { level: 1, name: '威数考〔2026〕1号' }).waitFor()
  await theirs.getByText('59.38').first().waitFor()
  await settled(theirs)
  await picture(theirs, 'panel-scorecard-provider-1024')
  await expectAccessible(theirs)
  const other = await world.player('provider-2').need('GET', '/official-documents')
  expect(other.items).toEqual([])
})

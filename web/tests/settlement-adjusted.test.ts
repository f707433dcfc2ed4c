import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('shanxi-2021/scenarios/stage.yaml', '2021-09-26T08:30', '2021-09-01')
await office.play('shanxi-2021/scenarios/assessment.yaml')
const { signIn } = await openBrowser(office.url)

test('the result of an assessment report is a line of its own, with its article, and leads from the lines to what is due', async () => {
  const page = await signIn(office.world.player('authority'), '/statements')
  await page.getByRole('row', { name: /985\.29 元.*调整 −98\.53 元.*886\.76 元/ }).waitFor()
  await page.getByRole('link', { name: '2021-01-01 至 2021-12-31' }).click()
  const row = page.getByRole('row', { name: /评估结算.*核定.*985\.29 元.*90%.*−98\.53 元/ })
  await row.waitFor()
  const due = page.locator('.sums > div', { hasText: '本级应付' }).locator('dd')
  expect(await due.textContent()).toBe('886.76 元')
  for (const viewport of [narrow, wide]) {
    await page.setViewportSize(viewport)
    await settled(page)
    await picture(page, `statement-adjusted-${viewport.width}`)
    await expectAccessible(page)
  }
  await row.getByRole('button', { name: '评估结算的依据' }).click()
  await page.getByRole('tooltip').getByText('第三十一条', { exact: true }).waitFor()
})

test('a result can be corrected like a line, and may fall below zero', async () => {
  const page = await signIn(office.world.player('authority'), `/statements`)
  await page.getByRole('link', { name: '2021-01-01 至 2021-12-31' }).click()
  await page.getByRole('button', { name: /^更正：评估结算/ }).click()
  await page.getByLabel(/^增减金额/).fill('-1.47')
  await page.getByText('更正后为 -100.00 元').waitFor()
  await page.getByLabel('理由').fill('报告勘误')
  await page.getByRole('dialog').getByRole('button', { name: '提出更正', exact: true }).click()
  await page.getByText('更正已提出，待审批').waitFor()
  await page.getByText('更正', { exact: true }).first().click()
  await page.getByRole('row', { name: /评估结算.*报告勘误.*待审批.*−1\.47 元/ }).waitFor()
})

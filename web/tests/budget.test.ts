import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openPlayed } from './office.ts'

const office = await openPlayed(
  'hunan-2024/scenarios/stage.yaml',
  '2024-09-02T08:30',
  'hunan-2024/scenarios/settlement-cycle.yaml',
  'accounts',
)
const { world, clock } = office
clock.set('2025-09-02T09:00')
const { signIn } = await openBrowser(office.url)

const open = async (player: string, path = '/budget') => {
  const page = await signIn(world.player(player), path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const done = async (page: Page, button: string) => {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
}

test('the running cycle is estimated, and what that assumes is said', async () => {
  const page = await open('support')
  await page.getByText('尚未下达预算').waitFor()
  await page.getByRole('radiogroup', { name: '预算的内容' }).getByText('测算').click()
  await page.getByText('还没有测算').waitFor()
  await page.getByRole('button', { name: '测算一个周期' }).click()
  await fillDay(page, '周期内的任一日（可不填）', '2025-12-01')
  await done(page, '测算')
  await page.getByRole('heading', { level: 1, name: /预算测算 2025-09-01 至 2026-08-31（第 1 次）/ }).waitFor()
  await page.getByText(/在用的 \d+ 项云资源按现有数量使用到周期结束/).waitFor()
  await settled(page)
  await picture(page, 'budget-1-estimate')
  await expectAccessible(page)
})

test('a budget is drafted from it, edited with a reason, and issued', async () => {
  const page = await open('support', '/budget?view=estimates')
  await page.getByRole('link', { name: /第 1 次测算/ }).click()
  await page.getByRole('button', { name: '以此编制预算' }).click()
  await done(page, '编制')
  await page.getByRole('heading', { level: 1, name: /预算 2025-09-01 至 2026-08-31（第 1 版）/ }).waitFor()
  await page
    .getByRole('button', { name: /^修改：/ })
    .first()
    .click()
  await page.getByLabel('预算（元）').fill('100.00')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page
    .getByText(/请写明理由/)
    .first()
    .waitFor()
  await page.getByLabel('理由', { exact: true }).fill('压减支出')
  await done(page, '保存')
  await page.getByRole('row', { name: /100\.00 元.*压减支出/ }).waitFor()
  await picture(page, 'budget-2-draft')
  await expectAccessible(page)
  await page.getByRole('button', { name: '下达', exact: true }).click()
  await done(page, '确认下达')
  await page.getByText('现行').waitFor()
})

test('its use is reckoned, who is concerned is warned, and a unit sees its own', async () => {
  clock.set('2026-03-02T09:00')
  const page = await open('support')
  await page.getByText('尚未计算').waitFor()
  await page.getByRole('button', { name: '重新计算' }).click()
  await page.getByText('计至 2026-03-02（').waitFor()
  await page
    .getByRole('row', { name: /已达 100%/ })
    .first()
    .waitFor()
  await settled(page)
  await picture(page, 'budget-3-execution')
  await expectAccessible(page)
  await page.getByRole('radiogroup', { name: '预算的内容' }).getByText('预警').click()
  await page
    .getByRole('row', { name: /100%.*2026-03-02/ })
    .first()
    .waitFor()
  await picture(page, 'budget-4-findings')
  await expectAccessible(page)
  const unit = await open('unit')
  await unit.getByText('以下为您可见的部分').waitFor()
  await unit
    .getByRole('row', { name: /已达 100%/ })
    .first()
    .waitFor()
  expect(await unit.getByRole('button', { name: '重新计算' }).count()).toBe(0)
})

import { expect, test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

// What 系统管理员 changes by days: the measure of a place, with what it no longer charges, and a unit's budget.
const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T08:00')
const { signIn } = await openBrowser(office.url)
const system = office.world.player('系统管理员')
const support = office.world.player('support')

const { items } = await support.need('GET', '/catalogue/items?limit=50')
const vcpu = items.find(({ code }: { code: string }) => code === 'VCPU')
await support.need('POST', `/catalogue/items/${vcpu.id}/prices`, {
  body: { kind: 'final', amount: '46.00', minimumMonths: 12, from: '2024-09-27', reason: '包年采购结果' },
})
await office.play('hunan-2024/scenarios/apply-over-national-day.yaml')

test('another measure is put in force only when each minimum term that it no longer charges was looked at and decided of', async () => {
  const page = await signIn(system, '/jurisdictions')
  await page.getByRole('button', { name: '改用另一办法' }).click()
  const drawer = page.getByRole('dialog')
  await choose(page, '适用的办法', '威海')
  await fillDay(page, '起始日期', '2025-01-01')
  await drawer.getByText('1 个云资源在用的最低计费期限受影响').waitFor()
  const row = drawer.getByRole('row', { name: /文旅综合服务平台/ })
  await row.getByText(/起至少 12 个月，至 2025-/).waitFor()
  await drawer.getByRole('button', { name: '不再计满的依据' }).click()
  await page.getByText('第三十四条').first().waitFor()
  await page.keyboard.press('Escape')
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'lost-terms')
  const done = () => drawer.getByRole('button', { name: /^(loading )?确\s?定$/ }).click()
  await done()
  await drawer.getByText('请写明处理意见').waitFor()
  await drawer.getByLabel('处理意见').fill('已与省文旅厅、甲云服务商协商一致，重新按年定价')
  await drawer.getByLabel('受影响的个数').fill('2')
  await done()
  await drawer.getByText(/在用的最低计费期限有 1 个受影响/).waitFor()
  await drawer.getByLabel('受影响的个数').fill('1')
  await done()
  await page.getByText(/1 个最低计费期限不再计满：已与省文旅厅/).waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'lost-terms-decided')
})

test('a unit’s budget changes from a day on, and what held before stays to be seen', async () => {
  const page = await signIn(system, '/organisations', narrow)
  await page.getByRole('button', { name: '省林业局' }).click()
  await page
    .getByRole('button', { name: '修 改' })
    .or(page.getByRole('button', { name: '修改' }))
    .click()
  const form = page.getByRole('dialog', { name: '修改单位' })
  expect(await form.getByLabel('预算关系自何日起变更').count()).toBe(0)
  await form.getByLabel('非本级预算单位').check()
  await fillDay(page, '预算关系自何日起变更', '2031-01-01')
  const save = () => form.getByRole('button', { name: /保\s?存$/ }).click()
  await save()
  await form
    .getByText(/变更日不能晚于今天/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'budget-from')
  await fillDay(page, '预算关系自何日起变更', '2024-10-01')
  // With the mistake goes the line at the field that told it, and the button below moves.
  await form.locator('.ant-form-item-explain-error').waitFor({ state: 'detached' })
  await save()
  await page.getByText('（至 2024-09-30）').waitFor()
  await page
    .getByText(/2024-10-01/)
    .first()
    .waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'budget-history')
})

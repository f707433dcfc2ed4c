import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { openOffice } from './office.ts'

// What somebody typed is never lost, however wrong it is: a draft keeps it, says at its field what is wrong, and only handing in asks that all of it fits.

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { signIn } = await openBrowser(office.url)
const unit = office.world.player('unit')

test('a wrong number is there again after the browser was closed, marked at its field; handed in it is only when it is right', async () => {
  const order = { systemId: office.world.id('system', 'sys'), providerId: office.world.player('provider').organisationId }
  const { id } = await unit.need('POST', '/cases', { body: { procedure: 'apply', ...order } })
  const page = await signIn(unit, `/cases/${id}`)
  await page.getByRole('button', { name: '添加服务项' }).click()
  await page.getByRole('combobox', { name: '服务项' }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '虚拟CPU' }).first().click()
  await page.getByLabel('数量').fill('八核')
  await page.getByText('已照原样保存').waitFor()
  const wrong = page.getByText('第 1 行：数量“八核”应是大于 0 的数，最多四位小数')
  await wrong.waitFor()
  await page.context().close()

  const again = await signIn(unit, `/cases/${id}`)
  expect(await again.getByLabel('数量').inputValue()).toBe('八核')
  await again.getByText('第 1 行：数量“八核”应是大于 0 的数，最多四位小数').waitFor()
  await again.getByText('第 1 行：请选择所选云服务商的资源池').waitFor()
  await again.getByText('虚拟CPU').first().waitFor()
  await settled(again)
  await picture(again, 'draft-unfit-1440')
  await expectAccessible(again)
  await again.setViewportSize(narrow)
  await picture(again, 'draft-unfit-1024')
  await expectAccessible(again)
  // Leaving warns of nothing: it is saved.
  await again.getByRole('link', { name: '办件', exact: true }).click()
  await again.getByRole('heading', { level: 1, name: '办件' }).waitFor()
  await again.goBack()
  expect(await again.getByLabel('数量').inputValue()).toBe('八核')

  await again.getByLabel('数量').fill('8')
  await again.getByRole('combobox', { name: '资源池' }).click()
  await again.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '新增资源池' }).first().click()
  await again.getByText('已自动保存').waitFor()
  const { desk, lines } = await unit.need('GET', `/cases/${id}`)
  expect([desk.unfit, lines.map(({ quantity }: { quantity: string }) => quantity)]).toEqual([null, ['8']])
})

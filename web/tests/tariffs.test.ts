import { test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { signIn } = await openBrowser(office.url)

test('a price of steps is refused above its ceiling at its dearest step, then stands in words; one provider’s own stands beside it', async () => {
  const page = await signIn(office.world.player('support'), '/catalogue')
  await page.getByRole('button', { name: '内存' }).click()
  await page.getByRole('button', { name: '确定最终价格' }).click()
  // A plain price first: the rest is asked for.
  await page.getByLabel(/^最终价格/).waitFor()
  await page.getByRole('button', { name: '更多计价方式' }).click()
  await choose(page, '阶梯', '分段')
  const step = (number: number, of: '上限' | '价格') => page.getByLabel(`第 ${number} 档的${of}`)
  await step(1, '上限').fill('64')
  await step(1, '价格').fill('17')
  await step(2, '上限').fill('32')
  await step(2, '价格').fill('19')
  await page.getByLabel('最低计费月数').fill('3')
  await fillDay(page, '起始日期', '2024-10-01')
  await page.getByLabel('依据或理由').fill('采购结果')
  const done = () => page.getByRole('button', { name: /^(loading )?确定$/ }).click()
  await done()
  // The second step ends below the first: told at its field.
  await page.getByText('各档上限须依次增大：32 应大于上一档的 64').first().waitFor()
  await picture(page, 'price-steps')
  await expectAccessible(page)
  await step(2, '上限').fill('')
  await done()
  // 64 × 17 + 65 × 19 is the first sum above 129 × 18.
  await page.getByRole('alert').getByText('数量为 129 时计 2323 元，最高限价为 2322 元').first().waitFor()
  await step(2, '价格').fill('15.5')
  await done()
  await page.getByText('最终价格已确定').waitFor()
  const drawer = page.getByRole('dialog').first()
  await drawer.getByText('每月 0–64 部分 17元，64以上部分 15.5元，至少计3个月').waitFor()
  await page.getByRole('button', { name: '确定最终价格' }).click()
  await page.getByLabel(/^最终价格/).fill('144')
  await page.getByRole('button', { name: '更多计价方式' }).click()
  await choose(page, '计价方式', '按年')
  await choose(page, '供应商议价', '甲云服务商')
  await fillDay(page, '起始日期', '2024-10-01')
  await page.getByLabel('依据或理由').fill('议价纪要')
  await picture(page, 'price-negotiated')
  await done()
  // The measure charges by the month: told now, not only when the bill is made.
  const told = page.getByRole('dialog').last()
  await told.getByText('办法按月计费，按年的价格不能核算').waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'price-findings')
  await told.getByRole('button', { name: '知道了' }).click()
  await drawer.getByText('每年 144元').waitFor()
  await drawer.getByText('供应商议价').waitFor()
  await settled(page)
  await picture(page, 'price-history')
  await expectAccessible(page)
})

test('the list shows a price of steps in words, on the day it holds', async () => {
  const page = await signIn(office.world.player('unit'), '/catalogue?on=2024-10-01', narrow)
  const row = page.getByRole('row', { name: /MEM/ })
  await row.getByText('每月 0–64 部分 17元，64以上部分 15.5元，至少计3个月').waitFor()
  await row.getByText('18.00').waitFor()
  await picture(page, 'catalogue-steps')
  await expectAccessible(page)
})

test('who applies sees the price in words, and is told that a product of two numbers would not be it', async () => {
  office.clock.set('2024-10-08T09:00')
  const page = await signIn(office.world.player('unit'), '/cases/new')
  await page.getByRole('radio', { name: /^云资源申请/ }).check()
  await choose(page, '信息系统', '文旅综合服务平台')
  await choose(page, '云服务商', '甲云服务商')
  await page.getByRole('button', { name: '建立草稿并填写' }).click()
  await page.getByRole('heading', { level: 1, name: /^云资源申请/ }).waitFor()
  const add = async (item: string, quantity: string) => {
    await page.getByRole('button', { name: '添加服务项' }).click()
    await choose(page, '服务项', item)
    await page.getByLabel('数量').last().fill(quantity)
  }
  await add('虚拟CPU', '8')
  await add('内存', '100')
  await page.getByText('每月 0–64 部分 17元，64以上部分 15.5元，至少计3个月').waitFor()
  await page.getByText('368.00 元').waitFor() // 46.00 × 8, and nothing for the memory
  await page.getByText('内存另按其计价方式计算，未计入').waitFor()
  await settled(page)
  await picture(page, 'apply-price-of-steps')
  await expectAccessible(page)
})

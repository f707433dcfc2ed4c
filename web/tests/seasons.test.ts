import { test } from 'vitest'
import { expectAccessible, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('xishuangbanna-2025/scenarios/stage.yaml', '2025-09-01T08:30', '2025-06-24')
const { signIn } = await openBrowser(office.url)

test('a season is declared beforehand, not for days that are over', async () => {
  const page = await signIn(office.world.player('school'), '/systems')
  await page.getByRole('link', { name: '招生就业服务系统' }).click()
  await page.getByRole('region', { name: '登记信息' }).getByRole('link', { name: '利用率' }).click()
  await page.getByRole('heading', { name: '招生就业服务系统的利用率' }).waitFor()
  await page.getByText('业务周期').click()
  await page.getByRole('button', { name: '报备业务周期' }).click()
  await fillDay(page, '起始日期', '2025-08-20')
  await fillDay(page, '截止日期（含当日）', '2025-09-20')
  await page.getByRole('dialog').getByLabel('说明').fill('秋季招生')
  await page.getByRole('dialog').getByRole('button', { name: /报备$/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/起始日不能早于今天/)
    .first()
    .waitFor()
  await fillDay(page, '起始日期', '2025-09-01')
  await page.getByRole('dialog').getByRole('button', { name: /报备$/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
  await page.getByRole('cell', { name: '秋季招生' }).waitFor()
  await picture(page, 'usage-8-seasons')
  await expectAccessible(page)
})

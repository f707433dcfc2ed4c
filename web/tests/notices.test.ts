import { expect, test } from 'vitest'
import { createActs } from '../../src/app/play/index.ts'
import { expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-24T08:30')
const { world, clock } = office
clock.set('2024-09-24T09:00')
await office.play('hunan-2024/scenarios/refusal-and-resubmission.yaml', 'acts')
const { signIn } = await openBrowser(office.url)

test('one acts, the other sees the bell change without a reload, opens the thing, and marks all as read', async () => {
  const page = await signIn(world.player('authority'), '/cases')
  const bell = page.getByRole('button', { name: /^消息：/ })
  await bell.waitFor()
  const was = await bell.getAttribute('aria-label')
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))

  await createActs(world).acts(world.player('unit'), { case: 'a', outcome: 'submit' })
  await page.waitForFunction((before) => document.querySelector('.bell')?.getAttribute('aria-label') !== before, was)
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
  await page.getByText(/^新消息：/).waitFor({ state: 'attached' })

  await bell.click()
  await page.getByRole('heading', { level: 1, name: '消息' }).waitFor()
  await settled(page)
  await picture(page, 'notices-1-list')
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await picture(page, 'notices-2-narrow')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  await page
    .getByRole('button', { name: /^云资源申请.*轮到本单位办理：/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^云资源申请/ }).waitFor()
  await page.goBack()
  const row = page.getByRole('row', { name: /云资源申请.*轮到本单位办理：/ }).first()
  await row.getByText('已读', { exact: true }).waitFor()
  // What the story brought about is still being told: all of it, before all of it is read.
  for (let before = ''; before !== (await bell.getAttribute('aria-label')); await page.waitForTimeout(2500))
    before = (await bell.getAttribute('aria-label')) ?? ''
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByRole('button', { name: '消息：没有未读' }).waitFor()
  await page.getByRole('radiogroup', { name: '已读未读' }).getByText('未读').click()
  await page.getByText('没有未读的消息。').waitFor()
})

test('who began it hears what became of it, and chooses to hear it by e-mail', async () => {
  const page = await signIn(world.player('unit'), '/notices?view=preferences')
  await page.getByLabel('邮箱地址').fill('不是地址')
  await page.getByRole('checkbox', { name: '办件进展' }).check()
  await page.getByRole('radio', { name: '每日 8:30 汇总' }).check()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await page.getByLabel('邮箱地址').fill('zhang@example.gov.cn')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('接收设置已保存').waitFor()
  await settled(page)
  await picture(page, 'notices-3-preferences')
  await expectAccessible(page)
  await page.reload()
  await page.getByRole('checkbox', { name: '办件进展' }).waitFor()
  expect(await page.getByLabel('邮箱地址').inputValue()).toBe('zhang@example.gov.cn')
  expect(await page.getByRole('checkbox', { name: '办件进展' }).isChecked()).toBe(true)
})

test('the operator reads whether e-mails leave the house', async () => {
  const page = await signIn(world.player('系统管理员'), '/notices?view=mails')
  await page.getByText('还没有发出过邮件。').waitFor()
  await picture(page, 'notices-4-mails')
  await expectAccessible(page)
})

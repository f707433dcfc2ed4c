import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled, tabTo } from './browser.ts'
import { decide, upload } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { signIn } = await openBrowser(office.url)
let casePath = ''

/** Opens the case as somebody, on the moved clock. */
const open = (name: string, local?: string): Promise<Page> => {
  if (local) office.clock.set(local)
  return signIn(office.world.player(name), casePath)
}

const workThrough = async (local: string): Promise<void> => {
  office.clock.set(local)
  const page = await signIn(office.world.player('provider'), '/work-orders')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: /GD2024-/ }).waitFor()
  await page.getByText('到期', { exact: true }).waitFor()
  await page.getByRole('button', { name: '接收工单' }).click()
  await page.getByRole('button', { name: '全部标为完成' }).click()
  await picture(page, `work-order-${local.slice(0, 10)}`)
  await expectAccessible(page)
  await page.getByRole('button', { name: '反馈结果' }).click()
  await page.getByText('已完成').waitFor()
  await page.context().close()
}

test('a unit begins an application, saves the draft, is refused at the field, and submits', async () => {
  const page = await signIn(office.world.player('unit'), '/cases/new')
  await page.getByRole('radio', { name: /^云资源申请/ }).check()
  await choose(page, '信息系统', '文旅综合服务平台')
  await choose(page, '云服务商', '甲云服务商')
  await settled(page)
  await picture(page, 'apply-1-begin')
  await expectAccessible(page)
  await page.getByRole('button', { name: '建立草稿并填写' }).click()
  await page.getByRole('heading', { level: 1, name: /^云资源申请/ }).waitFor()
  casePath = new URL(page.url()).pathname

  await page.getByLabel('用途').fill('文旅公共服务平台上云')
  await page.getByRole('button', { name: '添加服务项' }).click()
  await choose(page, '服务项', '虚拟CPU')
  await choose(page, '资源池', '新增资源池')
  await page.getByLabel('数量').fill('八')
  await page.getByRole('button', { name: '保存草稿' }).click()
  // A draft keeps what does not fit yet, and says so at its field.
  await page
    .locator('.ant-form-item', { has: page.getByLabel('数量') })
    .getByText('应是大于 0 的数')
    .waitFor()
  await picture(page, 'apply-2-refused')
  await expectAccessible(page)

  await page.getByLabel('数量').fill('8')
  await page.getByLabel('申请理由').fill('业务应用')
  await page.getByLabel('测算方法').fill('日均并发2000，每核250')
  await page.getByText('368.00 元').waitFor() // 46.00 × 8
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('草稿已保存').last().waitFor()
  await settled(page)
  await page.reload()
  expect(await page.getByLabel('数量').inputValue()).toBe('8')

  // Missing papers: refused with the article, which opens with its text.
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('button', { name: '确认提交申请' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('材料不齐').waitFor()
  await drawer
    .getByRole('alert')
    .getByRole('button', { name: /的依据$/ })
    .click()
  await page.getByRole('tooltip').getByText('云使用单位需要使用政务云服务时').waitFor()
  await picture(page, 'apply-3-missing')
  await page.keyboard.press('Escape')
  await drawer.getByRole('button', { name: '取消' }).click()

  await upload(page, '云资源申请函')
  await upload(page, '资源需求测算说明')
  await page
    .getByText(/SHA-256 [0-9a-f]{64}/)
    .first()
    .waitFor()
  await settled(page)
  await picture(page, 'apply-4-ready')
  await decide(page, '提交申请')
  await page.getByText('由云主管部门办理').waitFor()
  expect(await page.getByText('2024-10-09').count()).toBeGreaterThan(0) // over National Day, with two make-up days
})

test('the authority accepts, three persons review, support issues the test order', async () => {
  const authority = await open('authority', '2024-10-09T09:00')
  await picture(authority, 'case-authority')
  await expectAccessible(authority)
  await decide(authority, '受理')
  await decide(authority, '审核通过', '用途明确，测算合理')
  await authority.getByText('authority 已同意').waitFor()
  const other = await open('authority-signer')
  await other.getByText('本环节现在由审核人员办理，您的岗位是签发').waitFor()
  await other.context().close()
  const reviewer = await open('authority-reviewer')
  await picture(reviewer, 'case-levels')
  await decide(reviewer, '同意“审核通过”')
  const signer = await open('authority-signer')
  await decide(signer, '同意“审核通过”')
  await signer.getByRole('button', { name: '受理通知书', exact: true }).click()
  await signer.getByRole('article').waitFor()
  await picture(signer, 'case-paper')
  await expectAccessible(signer)
  await signer.emulateMedia({ media: 'print' })
  expect(await signer.getByRole('navigation').count()).toBe(0)
  await picture(signer, 'case-paper-print')
  await signer.emulateMedia({ media: null })
  const support = await open('support', '2024-10-10T09:00')
  await decide(support, '下达测试工单')
})

test('the provider builds the test, the unit reports, support advises, the order is delivered and confirmed', async () => {
  await workThrough('2024-10-11T09:00')
  const early = await open('unit', '2024-10-21T09:00')
  await upload(early, '测试报告')
  await early.getByRole('button', { name: '提供测试报告', exact: true }).click()
  await early.getByRole('dialog').getByRole('button', { name: /^确认/ }).click()
  await early.getByText('最早可在').first().waitFor()
  await picture(early, 'case-too-early')

  const unit = await open('unit', '2024-11-12T09:00')
  await decide(unit, '提供测试报告')
  const support = await open('support', '2024-11-13T09:00')
  await support.getByLabel('数量').fill('6')
  await picture(support, 'case-advise')
  await expectAccessible(support)
  await decide(support, '提出建议并报备案', '虚拟CPU由8核调减为6核')
  const authority = await open('authority', '2024-11-14T09:00')
  await decide(authority, '备案')
  const issuer = await open('support', '2024-11-15T09:00')
  await decide(issuer, '下达交付工单')
  await workThrough('2024-11-18T09:00')
  const confirmer = await open('unit', '2024-11-20T09:00')
  await decide(confirmer, '确认发放完成')
  await confirmer.getByText('已办结').first().waitFor()
  await picture(confirmer, 'case-done-1440')
  expect(await confirmer.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the case fits 1440').toBe(true)
  await confirmer.setViewportSize(narrow)
  await picture(confirmer, 'case-done-1024')
  expect(await confirmer.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the case fits 1024').toBe(true)
  await expectAccessible(confirmer)

  await confirmer.goto(`${office.url}/resources`)
  await confirmer.getByRole('link', { name: '虚拟CPU' }).click()
  await confirmer.getByText('2024-11-20 起').first().waitFor()
  await settled(confirmer)
  await picture(confirmer, 'resource')
  await expectAccessible(confirmer)
})

test('somebody else changed the draft meanwhile: the person is told, and loads what is there', async () => {
  const path = casePath
  const unit = office.world.player('unit')
  const { id } = await unit.need('POST', '/cases', { body: { procedure: 'off-catalogue' } })
  casePath = `/cases/${id}`
  const page = await open('unit')
  await page.getByLabel('所需云资源名称').fill('我写的')
  const { version } = await unit.need('GET', `/cases/${id}`)
  await unit.need('PUT', `/cases/${id}/content`, { body: { fields: { 'wanted-name': '别人写的' } }, ifVersion: version })
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('您写的内容还没有保存').waitFor()
  await picture(page, 'case-stale')
  await page
    .getByRole('button', { name: /重新载入|载入最新内容/ })
    .first()
    .click()
  await expect.poll(() => page.getByLabel('所需云资源名称').inputValue()).toBe('别人写的')
  casePath = path
})

test('an application is filled in and submitted by keyboard alone', async () => {
  const unit = office.world.player('unit')
  const { id } = await unit.need('POST', '/cases', { body: { procedure: 'off-catalogue' } })
  casePath = `/cases/${id}`
  const page = await open('unit')
  await tabTo(page, '所需云资源名称', 80)
  await page.keyboard.type('量子密钥分发服务')
  await tabTo(page, '目录内服务不能满足的理由')
  await page.keyboard.type('目录内没有同类服务')
  await tabTo(page, '提交申请')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, '确认提交申请')
  await page.keyboard.press('Enter')
  await page.getByText('由云主管部门办理').waitFor()
})

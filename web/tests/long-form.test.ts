import { expect, test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

// 西双版纳's application asks for nine things: it goes page by page, and its answers are checked before it is handed in.

const office = await openOffice('xishuangbanna-2025/scenarios/stage.yaml', '2025-09-01T08:30', '2025-06-24')
const { signIn } = await openBrowser(office.url)

test('a long form goes page by page, stops at what is missing, and shows all answers at the end', async () => {
  const bureau = office.world.player('bureau')
  const { items: procedures } = await bureau.need('GET', '/procedures')
  expect(procedures.find(({ id }: { id: string }) => id === 'apply').first.asks.length).toBeGreaterThan(5)
  const begin = {
    procedure: 'apply',
    systemId: office.world.id('system', 'bureau-sys'),
    providerId: office.world.player('provider').organisationId,
  }
  const { id } = await bureau.need('POST', '/cases', { body: begin })
  const page = await signIn(bureau, `/cases/${id}`)
  const form = page.getByRole('region', { name: '分页填写' })
  await form.getByRole('heading', { name: /^第 1 页，共 5 页/ }).waitFor()
  await form.getByRole('button', { name: '下一页' }).click()
  // Told at the field, and no page is turned.
  await page.getByText('请填写用途（第六条）').waitFor()
  await picture(page, 'long-form-1')
  await expectAccessible(page)
  await choose(page, /用途/, '政务服务')
  await page
    .getByRole('radiogroup', { name: /是否传输/ })
    .getByText('否')
    .click()
  await choose(page, /业务负载特征/, '平稳')
  await form.getByRole('button', { name: '下一页' }).click()
  await form.getByRole('heading', { name: /^第 2 页/ }).waitFor()
  await form.getByRole('button', { name: '下一页' }).click()
  await form.getByRole('heading', { name: /^第 3 页/ }).waitFor()
  // Handing in too early opens the page where something is missing.
  await page.getByRole('button', { name: '报申请单位', exact: true }).click()
  await page.getByText(/请填写期望交付日/).waitFor()
  await fillDay(page, '期望交付日', '2025-12-01')
  await page
    .getByRole('radiogroup', { name: /互联网/ })
    .getByText('否')
    .click()
  await form.getByRole('button', { name: '下一页' }).click()
  await form.getByRole('heading', { name: /资源明细/ }).waitFor()
  await form.getByRole('button', { name: '核对' }).click()
  await form.getByText('政务服务').last().waitFor()
  await page.getByText('已自动保存').waitFor()
  await settled(page)
  await picture(page, 'long-form-check-1440')
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await picture(page, 'long-form-check-1024')
  await form.getByRole('button', { name: /^修改填报内容（1/ }).click()
  await form.getByRole('heading', { name: /^第 1 页/ }).waitFor()
  expect((await bureau.need('GET', `/cases/${id}`)).fields).toMatchObject({ use: '政务服务', secret: false, 'needed-on': '2025-12-01' })
})

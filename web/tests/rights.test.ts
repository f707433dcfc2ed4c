import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('henan-2020/scenarios/stage.yaml', '2021-03-01T09:00', '2020-09-01')
const { signIn, handBack } = await openBrowser(office.url)
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) })
let papers = '/systems'

// Several people one after the other: more time than one of them takes.
const timeout = 300_000

async function as(name: string, path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(office.world.player(name), path)
  await work(page)
  await handBack(page)
}

const dialog = (page: Page) => page.getByRole('dialog').last()
const press = (page: Page, button: string) => dialog(page).getByRole('button', { name: button, exact: true }).click()
const gone = async (page: Page) => {
  await dialog(page).waitFor({ state: 'hidden' })
  await settled(page)
}
async function attach(page: Page, button: string, name: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog(page).getByRole('button', { name: button }).click()])
  await chooser.setFiles(pdf(name))
}

test('a unit keeps a paper; nobody sees even its title before he is authorized; each look is on its record', { timeout }, async () => {
  await as('unit', papers, async (page) => {
    await page.getByRole('link', { name: '文旅综合服务平台' }).click()
    await page.getByRole('link', { name: '受保护资料' }).click()
    await page.getByRole('heading', { name: '文旅综合服务平台的受保护资料' }).waitFor()
    papers = new URL(page.url()).pathname
    await page.getByRole('button', { name: '保管资料' }).click()
    await dialog(page).getByLabel('名称').fill('系统架构设计')
    await attach(page, '选择文件：文件', '架构.pdf')
    await picture(page, 'rights-1-keep')
    await expectAccessible(page)
    await press(page, '保管')
    await gone(page)
    await page.getByRole('cell', { name: '系统架构设计', exact: true }).waitFor()
    await picture(page, 'rights-2-papers')
    await expectAccessible(page)
  })
  await as('authority', papers, async (page) => {
    await page.getByText('您未获授权，只能看到份数').waitFor()
    expect(await page.getByText('系统架构设计').count()).toBe(0)
    await picture(page, 'rights-3-unauthorized')
    await expectAccessible(page)
  })
  await as('unit', '/authorizations', async (page) => {
    await page.getByRole('button', { name: '作出授权' }).click()
    await page.getByRole('combobox', { name: /被授权单位/ }).fill('省大数据局')
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '省大数据局' }).first().click()
    await settled(page)
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
    await choose(page, /被授权人员/, /^authority$/)
    await dialog(page).getByText('事由').click()
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
    await choose(page, /^[*\s]*系统$/, '文旅综合服务平台')
    await dialog(page).getByLabel('事由').fill('安全检查')
    await fillDay(page, '起始日期', '2021-03-01')
    await fillDay(page, '最后一日（含当日）', '2021-03-10')
    await attach(page, '选择文件：书面授权', '授权书.pdf')
    await picture(page, 'rights-4-give')
    await expectAccessible(page)
    await press(page, '授权')
    await gone(page)
    await page
      .getByRole('row', { name: /安全检查/ })
      .getByText('有效')
      .waitFor()
    await picture(page, 'rights-5-given')
    await expectAccessible(page)
  })
  await as('authority', '/authorizations?which=received', async (page) => {
    await page
      .getByRole('row', { name: /安全检查/ })
      .getByRole('link', { name: '文旅综合服务平台' })
      .click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '查阅系统架构设计' }).click()])
    expect(download.suggestedFilename()).toBe('架构.pdf')
  })
  await as('unit', '/authorizations?view=record', async (page) => {
    const record = page.getByRole('table', { name: '本单位资料的查阅记录' })
    await record.getByRole('row', { name: /查阅.*经授权.*省大数据局/ }).waitFor()
    await picture(page, 'rights-6-record')
    await expectAccessible(page)
    await page.setViewportSize(narrow)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${office.url}/authorizations`)
    await page.getByRole('button', { name: '收回' }).click()
    await press(page, '确认收回')
    await gone(page)
    await page
      .getByRole('row', { name: /安全检查/ })
      .getByText('已收回')
      .waitFor()
  })
  await as('authority', papers, (page) => page.getByText('您未获授权，只能看到份数').waitFor())
})

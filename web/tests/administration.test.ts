import { expect, test } from 'vitest'
import { notice2027 } from '../../src/holidays/notice.fixture.ts'
import { expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { openOffice } from './office.ts'

// A year's notice from its entry by 系统管理员 to its approval by 安全管理员; background work; the record as 审计管理员 browses it.
const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2026-12-28T09:00', '2024-06-28')
const { signIn } = await openBrowser(office.url)
const [system, security, audit] = ['系统管理员', '安全管理员', '审计管理员'].map((name) => office.world.player(name))
if (!system || !security || !audit) throw new Error('no administrators')

const yaml = `year: 2027
notices:
  - title: ${notice2027.title}
    address: https://www.gov.cn/zhengce/2027.htm
holidays:
${notice2027.holidays.map(({ name, off, workdays }) => `  - { name: ${name}, off: [${off}]${workdays ? `, workdays: [${workdays}]` : ''} }`).join('\n')}
`

test('系统管理员 reads a file into the form, is told what is wrong, and hands the notice on', async () => {
  const page = await signIn(system, '/calendars')
  await page.getByRole('heading', { name: '2026年' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'holidays')
  await page.getByRole('link', { name: '录入一年的安排' }).click()
  await page.getByRole('heading', { name: '录入节假日安排' }).waitFor()
  await page.locator('input[type=file]').setInputFiles({ name: '2027.yaml', mimeType: 'text/yaml', buffer: Buffer.from(yaml) })
  await page.waitForFunction(() => (document.querySelector('#title') as HTMLInputElement | null)?.value !== '')
  await page.getByLabel('发文字号').fill(notice2027.number)
  await page.getByLabel('印发日期').fill('2026-11-04')
  await page.keyboard.press('Tab')
  const made = page.getByRole('group', { name: '第 7 个假期' }).getByLabel('调休上班日')
  await made.fill('2027-09-24、2027-10-09')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('2027-09-24是星期五，本来就上班').first().waitFor()
  await expectAccessible(page)
  await picture(page, 'holiday-faults')
  // Nothing stands outside the window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440)
  await made.fill('2027-09-26、2027-10-09')
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('heading', { name: '核准后的影响' }).waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'holiday-checked')
  await page.getByRole('button', { name: '提交核准' }).click()
  await page.getByRole('cell', { name: '待核准', exact: true }).waitFor()
  // Who entered it is offered no approval.
  await page.getByRole('button', { name: '查看并办理：2027年的安排' }).click()
  await page.getByText('等待安全管理员核准').waitFor()
  expect(await page.getByRole('button', { name: '核准', exact: true }).count()).toBe(0)
})

test('安全管理员 looks at it and approves; it counts at once', async () => {
  const page = await signIn(security, '/calendars', narrow)
  await page.getByRole('button', { name: '查看并办理：2027年的安排' }).click()
  await page.getByRole('heading', { name: '核准后的影响' }).waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'holiday-approval')
  await page.getByRole('button', { name: '核准', exact: true }).click()
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByRole('heading', { name: '2027年' }).waitFor()
  await page.getByRole('heading', { name: '期限重算' }).waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'holidays-approved')
})

test('系统管理员 sees the background work and runs a job', async () => {
  const page = await signIn(system, '/jobs')
  await page.getByRole('button', { name: '现在运行：期限重算' }).click()
  await page.getByText('“期限重算”已开始运行').waitFor()
  await page
    .getByRole('row', { name: /期限重算/ })
    .getByText('正常')
    .waitFor()
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'jobs')
})

test('审计管理员 filters the record, reads a difference and takes a file along', async () => {
  const page = await signIn(audit, '/audit')
  await page.getByRole('combobox', { name: '事项' }).fill('核准节假日')
  await page.keyboard.press('Enter')
  await settled(page)
  expect(await page.getByRole('row').filter({ hasText: '核准节假日安排' }).count()).toBe(1)
  await page.getByRole('button', { name: /展开/ }).first().click()
  await page.getByRole('table').getByText('核准序号').waitFor()
  await expectAccessible(page)
  await picture(page, 'audit-filtered')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出（CSV）' }).click()])
  expect(download.suggestedFilename()).toMatch(/^审计记录-.*\.csv$/)
  await page.goto(`${office.url}/audit?act=audit.export`)
  await page.getByRole('cell', { name: '导出审计记录' }).waitFor()
})

test('主管部门 sees in one place what is set here, since when, by whom and why', async () => {
  const authority = office.world.player('authority')
  const { items } = await authority.need('GET', '/duties/rules')
  const free = items.find(({ settable }: { settable: string | null }) => settable === 'freely')
  await authority.need('PUT', `/duties/${free.duty}/interval`, {
    body: { every: 'month', from: '2027-01-01', reason: '省里要求按月报送' },
  })
  const page = await signIn(authority, '/parameters')
  const row = page.getByRole('row').filter({ hasText: '省里要求按月报送' })
  await row.getByText('2027-01-01 起').waitFor()
  expect(await row.getByText('每月').count()).toBe(1)
  await settled(page)
  await expectAccessible(page)
  await picture(page, 'parameters')
})

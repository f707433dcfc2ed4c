import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, expectAccessible, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openPlayed } from './office.ts'

const office = await openPlayed('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30', 'hunan-2024/scenarios/settlement-cycle.yaml')
const { world, clock } = office
const { signIn } = await openBrowser(office.url)

// From 2026 on the processors are charged by the hour: what was delivered of them is reported.
const vcpu = `/catalogue/items/${world.id('item', 'vcpu')}/prices`
const hourly = { basis: 'hour', from: '2026-01-01', reason: '改按小时计费' }
await world.player('finance').need('POST', vcpu, { body: { ...hourly, kind: 'ceiling', amount: '0.10' } })
await world.player('support').need('POST', vcpu, { body: { ...hourly, kind: 'final', amount: '0.06' } })
clock.set('2026-03-02T09:00')

const heading = '资源编号,自有编号,起,止,数量,说明\n'
const done = async (page: Page, button: string) => {
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
}
const open = async (player: string, path = '/metering') => {
  const page = await signIn(world.player(player), path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

test('a provider reports what it delivered, and is told what is wrong at its field', async () => {
  const page = await open('provider')
  await page.getByText('没有符合条件的计量数量').waitFor()
  await page.getByRole('button', { name: '上报数量' }).click()
  await choose(page, '云资源', /虚拟CPU/)
  await fillDay(page, '期间自', '2025-12-31')
  await fillDay(page, '至（含当日）', '2026-01-31')
  await page.getByLabel('数量', { exact: true }).fill('8928')
  await page.getByRole('dialog').getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText('一条记录的期间最多 31 天').first().waitFor()
  await picture(page, 'metering-1-fault')
  await expectAccessible(page)
  await fillDay(page, '期间自', '2026-01-01')
  await done(page, '上报')
  await page.getByRole('row', { name: /虚拟CPU.*2026-01-01 至 2026-01-31.*8,928.*待确认/ }).waitFor()
})

test('it imports a file: shown first, with every error by its line', async () => {
  const page = await open('provider')
  const id = (await world.player('provider').need('GET', '/metered-resources?limit=5')).items[0].id
  const give = async (lines: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件并预览' }).click()])
    await chooser.setFiles({ name: '二月.csv', mimeType: 'text/csv', buffer: Buffer.from(heading + lines) })
  }
  await page.getByRole('button', { name: '导入' }).click()
  await give(`${id},,2026-01-31,2026-02-28,8064,\n`)
  await page.getByRole('cell', { name: /2026-01-01至2026-01-31的数量已经上报/ }).waitFor()
  await give(`${id},,2026-02-01,2026-02-28,8064,二月\n`)
  await page.getByRole('row', { name: /虚拟CPU.*8,064/ }).waitFor()
  await picture(page, 'metering-2-import')
  await expectAccessible(page)
  await done(page, '确认导入')
  await page.getByRole('row', { name: /2026-02-01 至 2026-02-28.*待确认/ }).waitFor()
})

test('the unit objects to one, confirms the page of others, and a correction waits until it is confirmed', async () => {
  const page = await open('unit')
  await page.getByRole('button', { name: /^提出异议：.*2026-02-01 至 2026-02-28$/ }).click()
  await page.getByLabel('异议意见').fill('与监测数据不符')
  await done(page, '提出异议')
  await page.getByRole('row', { name: /2026-02-28.*有异议/ }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: '确认所选' }).isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: '全选待确认的' }).check()
  await picture(page, 'metering-3-chosen')
  await expectAccessible(page)
  await page.getByRole('button', { name: '确认所选 1 条' }).click()
  await page.getByRole('row', { name: /2026-01-31.*已确认/ }).waitFor()

  const provider = await open('provider')
  await provider.getByRole('button', { name: /^更正：.*2026-01-01 至 2026-01-31$/ }).click()
  await provider.getByLabel('数量', { exact: true }).fill('8900')
  await provider.getByLabel('更正理由').fill('抄表有误')
  await done(provider, '更正')
  await provider.getByRole('row', { name: /8,900.*原 8,928.*抄表有误.*待确认/ }).waitFor()
  await provider.getByRole('row', { name: /8,928.*已确认.*另有待确认的更正/ }).waitFor()
  await picture(provider, 'metering-4-correcting')
  await expectAccessible(provider)
})

test('the authority decides that a system is settled elsewhere', async () => {
  const page = await open('authority', '/settled-elsewhere')
  await page.getByText('没有重复覆盖的认定').waitFor()
  await page.getByRole('button', { name: '认定重复覆盖' }).click()
  await choose(page, '信息系统', '文旅综合服务平台')
  await choose(page, /^云资源/, /虚拟CPU/)
  await page.getByLabel('据以结算的另一部办法或另一合同').fill('国家统建合同')
  await fillDay(page, '期间自', '2026-01-01')
  await fillDay(page, '至（含当日）', '2026-01-31')
  await page.getByLabel('理由').fill('由国家部委统一支付')
  await picture(page, 'elsewhere-1-form')
  await expectAccessible(page)
  await done(page, '认定')
  await page.getByRole('row', { name: /文旅综合服务平台.*虚拟CPU.*国家统建合同/ }).waitFor()
  await picture(page, 'elsewhere-2-list')
  await expectAccessible(page)
})

import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openSettlementOffice } from './settlement-office.ts'

const { url, world, ownerDb, play } = await openSettlementOffice()
const { signIn } = await openBrowser(url)
const timeout = 300_000

async function account(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核算一个周期' }).click()
  await fillDay(page, '周期第一天', '2024-09-01')
  await page.getByRole('button', { name: '核算', exact: true }).click()
}

/** Keeps runs from writing lines until the work is done, as if a province were being reckoned. */
async function whileHeld(work: () => Promise<void>): Promise<void> {
  await ownerDb.transaction().execute(async (tx) => {
    await sql`lock table statement_resource in exclusive mode`.execute(tx)
    await work()
  })
}

test('an accounting that takes longer than a request goes on: progress is shown, and the statement appears by itself', {
  timeout,
}, async () => {
  const page = await signIn(world.player('support'), '/statements', narrow)
  await whileHeld(async () => {
    await account(page)
    // In the form, while the request waits.
    await page.getByRole('dialog').getByRole('progressbar', { name: '核算进度' }).waitFor()
    await page.getByText(/^已开始核算/).waitFor({ timeout: 60_000 })
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await sql`update settlement_run set done = 32000, total = 100000 where state = 'running'`.execute(ownerDb)
    const bar = page.getByRole('progressbar', { name: '核算进度' })
    await page.getByText('已完成 32,000 / 100,000 个资源（32%）').waitFor()
    expect(await bar.getAttribute('aria-valuenow')).toBe('32')
    await picture(page, 'run-progress')
    await expectAccessible(page)
    const other = await signIn(world.player('support-2'), '/statements')
    await other.getByText('已完成 32,000 / 100,000 个资源（32%）').waitFor()
    await account(other)
    await other
      .getByRole('alert')
      .getByText(/support发起的结算（周期自2024-09-01起）正在进行/)
      .waitFor()
    await other.context().close()
  })
  await page.getByRole('link', { name: '2024-09-01 至 2025-08-31' }).waitFor({ timeout: 60_000 })
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
})

test('an accounting without a price is refused with every place, and stays told on the list', { timeout }, async () => {
  const id = (await world.player('support').need('GET', '/statements?limit=1')).items[0].id
  world.remember('statement', 's', id)
  await play('authority', 'returns-statement', { statement: 's', opinion: '价格应于六月截止' })
  await sql`update item_price set during = daterange('2024-09-01', '2025-06-01') where item_id = ${world.id('item', 'waf')} and kind = 'final'`.execute(
    ownerDb,
  )
  const page = await signIn(world.player('support'), `/statements/${id}`)
  await page.getByRole('button', { name: '重新核算' }).click()
  await page.getByRole('button', { name: '确认重新核算' }).click()
  const place = /系统“林长制管理系统”的“Web应用防火墙”（WAF-STD）2025-06-01 至 2025-08-31：没有最终价格/
  await page.getByRole('dialog').getByText(place).waitFor()
  await picture(page, 'run-refused')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await page.goto(`${url}/statements`)
  await page.getByText(/核算未完成.*没有最终价格/).waitFor()
  await settled(page)
  await picture(page, 'run-failed')
  await expectAccessible(page)
})

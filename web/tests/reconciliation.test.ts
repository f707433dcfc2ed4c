import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { fillDay } from './desk.ts'
import { openSettlementOffice } from './settlement-office.ts'

const timeout = 300_000
const { url, world, ownerDb, play } = await openSettlementOffice()
const { signIn, handBack } = await openBrowser(url)
await play('support', 'accounts', { statement: 's', from: '2024-09-01' })

/** The first provider's own bill: our lines, the first month of each resource a yuan dearer, and a machine that nobody knows. */
async function bill(): Promise<Buffer> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(',', l.resource_id, '', l.first_day, l.last_day, trim_scale(l.quantity), '',
      case when l.first_day = min(l.first_day) over (partition by l.resource_id) then round(l.amount_fen / 100.0 + 1, 2) else round(l.amount_fen / 100.0, 2) end) as line
    from statement_line l join statement_entry p on p.run_no = l.run_no and p.kind = 'provider' and p.no = l.provider_no
    where p.ref = ${world.player('provider').organisationId}::uuid`.execute(ownerDb)
  const lines = [...rows.map(({ line }) => line), 'vm-404,,2025-01-01,2025-01-31,1,,88.00']
  return Buffer.from(['资源编号,自有编号,起,止,数量,单价,金额', ...lines].join('\n'))
}

async function as(name: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(world.player(name), '/provider-bills')
  await work(page)
  await handBack(page)
}

/** A picture wide and narrow, and nothing that keeps anyone out; the page never scrolls sideways. */
async function look(page: Page, name: string): Promise<void> {
  for (const viewport of [narrow, wide]) {
    await page.setViewportSize(viewport)
    await settled(page)
    await picture(page, `${name}-${viewport.width}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits ${viewport.width}`).toBe(
      true,
    )
  }
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件并预览' }).click()])
  await chooser.setFiles({ name: '账单.csv', mimeType: 'text/csv', buffer })
}

test('a provider brings its bill: a file with a fault is not imported, the right one is', { timeout }, async () => {
  await as('provider', async (page) => {
    await page.getByRole('button', { name: '导入账单' }).click()
    await fillDay(page, '结算周期第一天', '2024-09-01')
    await upload(page, Buffer.from('资源编号,起,止,数量,金额\nvm-1,2024-09-01,2024-09-30,1,-5'))
    await page.getByText('冲减请改正原行，整份账单重新导入（另立一版）').waitFor()
    await picture(page, 'reconciliation-1-fault')
    await upload(page, await bill())
    await page.getByText('有 1 行的编号不是该云服务商的云资源；可以导入，核对时列为差异').waitFor()
    await settled(page)
    await picture(page, 'reconciliation-2-preview')
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByRole('row', { name: /第 1 版.*尚未核对/ }).waitFor()
    await look(page, 'reconciliation-3-bills')
  })
})

test('who reconciles: differences by cause, one beside our explanation, alike ones decided together, closed', { timeout }, async () => {
  await as('support', async (page) => {
    await page.getByRole('button', { name: '与结算单核对' }).click()
    await page.getByRole('row', { name: /资源不明.*待处理.*88\.00 元/ }).waitFor()
    expect(await page.getByRole('button', { name: '核对完毕' }).isDisabled()).toBe(true)
    await look(page, 'reconciliation-4-differences')
    await page.getByRole('button', { name: 'vm-404' }).click()
    await page.getByText('没有编号为“vm-404”的云资源').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '处理', exact: true }).click()
    await decide(page, '不采纳：本方正确', '没有这台主机')
    await page.getByRole('dialog').getByText('没有这台主机').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Close|关闭/ })
      .click()
    await page.getByRole('button', { name: '未能说明' }).first().click()
    const all = page.getByRole('button', { name: /^处理筛选出的全部 \d+ 处$/ })
    await all.waitFor()
    await page.getByRole('button', { name: '虚拟CPU' }).first().click()
    await page
      .getByRole('button', { name: /第 \d+ 行的来历/ })
      .first()
      .click()
    await page.getByText(/×.*=/).first().waitFor()
    await settled(page)
    await picture(page, 'reconciliation-5-difference')
    await expectAccessible(page)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Close|关闭/ })
      .click()
    await all.click()
    await decide(page, '采纳：对方正确', '按交付单')
    await page
      .getByRole('row', { name: /独立结算.*待处理/ })
      .first()
      .getByRole('button', { name: '独立结算' })
      .click()
    await page.getByRole('button', { name: '处理筛选出的全部 22 处' }).click()
    await decide(page, '不采纳：本方正确', '由使用单位自行支付')
    await page.getByRole('button', { name: '核对完毕' }).click()
    await page.getByRole('button', { name: '核对完毕' }).waitFor({ state: 'detached' })
    await look(page, 'reconciliation-6-closed')
  })
})

async function decide(page: Page, decision: string, reason: string): Promise<void> {
  const drawer = page.getByRole('dialog').last()
  await drawer.getByText(decision).click()
  await drawer.getByLabel('理由').fill(reason)
  await settled(page)
  await picture(page, 'reconciliation-5-decide')
  await drawer.getByRole('button', { name: '确定' }).click()
  await drawer.getByRole('button', { name: '确定' }).waitFor({ state: 'hidden' })
  await settled(page)
}

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, tabTo, wide } from './browser.ts'
import { fillDay } from './desk.ts'
import { openSettlementOffice } from './settlement-office.ts'

const timeout = 300_000
const { url, world, play } = await openSettlementOffice()
const { signIn, handBack } = await openBrowser(url)
await play('support', 'accounts', { statement: 's', from: '2024-09-01' })
const path = `/statements/${world.id('statement', 's')}`

async function as(name: string, at: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(world.player(name), at)
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

const view = (page: Page, name: string) => page.getByRole('radiogroup', { name: '结算单的各部分' }).getByText(name, { exact: true }).click()
/** Sends off the form: the one that has the button to cancel beside it. The sign of waiting may still be going away. */
const send = (page: Page, button: string) =>
  page
    .locator('form')
    .filter({ has: page.getByRole('button', { name: '取消' }) })
    .getByRole('button', { name: new RegExp(`^(loading )?${button}$`) })
    .click()
const sum = (page: Page, name: string) => page.locator('.sums > div', { hasText: name }).locator('dd').textContent()

test('accountant: sums by unit, the picture with the same numbers, and down to the lines of one system by links that can be kept', {
  timeout,
}, async () => {
  await as('support', path, async (page) => {
    await page
      .getByRole('img', { name: /^各月费用/ })
      .locator('svg')
      .waitFor()
    expect(await sum(page, '明细合计')).toBe(await sum(page, '本级应付'))
    expect(await sum(page, '独立结算')).toBe('9,267.10 元')
    await look(page, 'statement-sums')
    // By keys alone: from the unit to its lines, and back by the browser.
    await tabTo(page, '省文化和旅游厅', 80)
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /虚拟CPU.*130\.58 元/ }).waitFor()
    expect(page.url()).toMatch(/view=lines.*organisation=/)
    expect(await page.getByRole('row', { name: /驻湘业务系统/ }).count()).toBe(0)
    await page.goBack()
    await page.getByText('按经费渠道').click()
    await page.getByRole('row', { name: /部门预算/ }).waitFor()
    await page.getByText('按系统').click()
    await page.getByRole('link', { name: '驻湘业务系统' }).click()
    await page.getByText('独立结算，单位自付').first().waitFor()
    await look(page, 'statement-lines-apart')
    await page.reload()
    await page.getByText('独立结算，单位自付').first().waitFor()
  })
})

test('why this amount: apart and excluded lines are told in words, with their articles', { timeout }, async () => {
  await as('support', `${path}?view=lines&organisation=${world.player('unit').organisationId}`, async (page) => {
    const excluded = page.getByRole('row', { name: /不予结算/ }).first()
    await excluded.waitFor()
    await excluded.getByRole('button', { name: /查看算式$/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText(/^不予结算：.*不重复付费/).waitFor()
    await drawer.getByText('计费起止').waitFor()
    await look(page, 'statement-why-excluded')
    await drawer.getByRole('button', { name: '不予结算的依据' }).click()
    await page.getByRole('tooltip').getByText('第四条第二款', { exact: true }).waitFor()
  })
})

test('a unit and a provider see their own part, and what units pay themselves', { timeout }, async () => {
  await as('outside-unit', path, async (page) => {
    await page.getByText('您可见的部分，由使用单位自行支付（独立结算）').waitFor()
    expect(await sum(page, '独立结算')).toBe('9,267.10 元')
    await look(page, 'statement-unit')
  })
  await as('provider-2', '/statements', async (page) => {
    await page.getByText('您可见的部分').first().waitFor()
    await look(page, 'statements-provider')
    await page.getByRole('link', { name: '2024-09-01 至 2025-08-31' }).click()
    await page.getByRole('link', { name: '省林业局' }).waitFor()
    expect(await page.getByRole('link', { name: '省文化和旅游厅' }).count()).toBe(0)
  })
})

test('after the seal: who accounts proposes a correction beside the line; a second person decides', { timeout }, async () => {
  await play('authority', 'reviews', { statement: 's', opinion: '无误' })
  await play('authority-signer', 'seals', { statement: 's' })
  await as('support', `${path}?view=lines&organisation=${world.player('unit').organisationId}`, async (page) => {
    await page.getByRole('button', { name: /130\.58 元，查看算式$/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提出更正' }).click()
    await page.getByLabel(/^增减金额/).fill('-200')
    await page.getByText('一行的金额不能低于零').waitFor()
    await page.getByLabel('理由').fill('交付日期应为十月二十二日')
    await send(page, '提出更正')
    await page
      .getByRole('alert')
      .getByText(/低于零/)
      .first()
      .waitFor()
    await page.getByLabel(/^增减金额/).fill('-11.87')
    await page.getByText('更正后为 118.71 元').waitFor()
    await page.getByLabel(/^差错的来由/).fill('交付日期更改')
    await look(page, 'correction-form')
    await send(page, '提出更正')
    await page.getByText('更正已提出，待审批').waitFor()
    await page.getByRole('region', { name: '封存后的更正' }).getByText('待审批').waitFor()
  })
  await as('authority-reviewer', `${path}?view=corrections`, async (page) => {
    await page.getByRole('button', { name: '审批第 1 号更正' }).click()
    await page.getByText('不同意', { exact: true }).click()
    await send(page, '确认审批')
    await page.getByText('不同意的，请写明意见').waitFor()
    await page.getByText('同意', { exact: true }).click()
    await expectAccessible(page)
    await send(page, '确认审批')
    await page.getByRole('row', { name: /第 \d+ 行.*交付日期更改.*已同意.*−11\.87 元/ }).waitFor()
    await look(page, 'corrections')
    await page.getByRole('button', { name: /，查看原行$/ }).click()
    await page.getByText('原 130.58 元，更正后 118.71 元').waitFor()
    await page.keyboard.press('Escape')
    expect(await sum(page, '已同意的更正')).toBe('−11.87 元')
    await view(page, '明细')
    await page.getByText('更正 −11.87 元').waitFor()
  })
})

test('payments: recorded up to what is open, undone by another person, seen by finance', { timeout }, async () => {
  await as('support', `${path}?view=payments`, async (page) => {
    await page.getByRole('button', { name: '登记付款：甲云服务商' }).click()
    await page.getByLabel(/^付款金额/).fill('999999')
    await fillDay(page, '付款日期', '2025-09-01')
    await page.getByLabel('付款凭证号').fill('国库支付 2025-001')
    await send(page, '登记')
    await page
      .getByRole('alert')
      .getByText(/超出，请核对金额/)
      .waitFor()
    await page.getByLabel(/^付款金额/).fill('5000')
    await look(page, 'payment-form')
    await send(page, '登记')
    await page.getByRole('row', { name: /甲云服务商.*部分付款/ }).waitFor()
    await page.getByRole('button', { name: '冲销第 1 笔付款' }).click()
    await page.getByLabel('冲销理由').fill('金额登记有误')
    await send(page, '冲销')
    await page
      .getByRole('alert')
      .getByText(/不能由本人冲销/)
      .waitFor()
  })
  await as('support-2', `${path}?view=payments`, async (page) => {
    await page.getByRole('button', { name: '冲销第 1 笔付款' }).click()
    await page.getByLabel('冲销理由').fill('金额登记有误')
    await send(page, '冲销')
    await page.getByText('已由第 2 笔冲销').waitFor()
    for (const provider of ['甲云服务商', '乙云服务商']) {
      await page.getByRole('button', { name: `登记付款：${provider}` }).click()
      await fillDay(page, '付款日期', '2025-09-01')
      await page.getByLabel('付款凭证号').fill(`国库支付 ${provider}`)
      await send(page, '登记')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('row', { name: new RegExp(`^${provider} .*已付清`) }).waitFor()
    }
    expect(await sum(page, '未付')).toBe('0.00 元')
  })
  await as('finance', `${path}?view=payments`, async (page) => {
    await page.getByText('冲销第 1 笔：金额登记有误').waitFor()
    expect(await page.getByRole('button', { name: /^登记付款/ }).count()).toBe(0)
    await look(page, 'payments')
  })
})

test('differences: late facts are held against the sealed statement, and become a correction whose reason is filled in', {
  timeout,
}, async () => {
  const elsewhere = { systemId: world.id('system', 'other-sys'), resourceId: null, from: '2025-08-01', to: '2025-08-31' }
  await world
    .player('authority')
    .need('POST', '/settled-elsewhere', { body: { ...elsewhere, measure: '国家统建合同', reason: '八月起由国家统建合同支付' } })
  await as('support', `${path}?view=differences`, async (page) => {
    await page.getByText(/^还没有比对/).waitFor()
    await page.getByRole('button', { name: '按现有事实比对' }).click()
    await page.getByRole('row', { name: /Web应用防火墙.*结算规则.*−3,880\.00 元/ }).waitFor()
    await page.getByRole('button', { name: 'Web应用防火墙 林长制管理系统的详情' }).click()
    await page
      .getByText('国家统建合同')
      .or(page.getByText(/不重复付费/))
      .first()
      .waitFor()
    await look(page, 'differences')
    await page.getByRole('button', { name: /^提出更正：Web应用防火墙/ }).click()
    expect(await page.getByLabel(/^增减金额/).inputValue()).toBe('-3880.00')
    expect(await page.getByLabel('理由').inputValue()).toContain('原计 3,880.00 元，现应计 0.00 元')
    await send(page, '提出更正')
    await page.getByText('更正已提出，待审批').waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), download(page, '封存文件')])
    expect(file.suggestedFilename()).toBe('湖南省结算单2024-09-01至2025-08-31封存文件.jsonl')
  })
  await as('support', '/statements', async (page) => {
    await page.getByText('已付清').waitFor()
    await look(page, 'statements-paid')
  })
})

async function download(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '下载' }).click()
  await page.getByRole('link', { name }).click()
}

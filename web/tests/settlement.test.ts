import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { expectAccessible, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openPlayed } from './office.ts'

const office = await openPlayed(
  'hunan-2024/scenarios/stage.yaml',
  '2024-09-02T08:30',
  'hunan-2024/scenarios/settlement-cycle.yaml',
  'accounts',
)
const { signIn, handBack } = await openBrowser(office.url)
let path = ''

async function as(name: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await signIn(office.world.player(name), path)
  await work(page)
  await handBack(page)
}

async function act(page: Page, name: string, opinion?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const drawer = page.getByRole('dialog')
  if (opinion) await drawer.getByLabel(/意见/).fill(opinion)
  await drawer.getByRole('button', { name: `确认${name}` }).click()
  await drawer.waitFor({ state: 'hidden' })
  await settled(page)
}

test('a cycle is accounted, returned, accounted again, reviewed and sealed by those whose turn it is', async () => {
  path = '/statements'
  await as('support', async (page) => {
    await page.getByRole('button', { name: '核算一个周期' }).click()
    await fillDay(page, '周期第一天', '2024-09-01')
    await picture(page, 'settlement-1-account')
    await expectAccessible(page)
    await page.getByRole('button', { name: '核算', exact: true }).click()
    await page.waitForURL(/\/statements\/[0-9a-f-]+$/)
    await page.getByText('已核算，待审核').first().waitFor()
    await page.getByText('8,755.20 元').first().waitFor()
    path = new URL(page.url()).pathname
  })
  await as('authority', async (page) => {
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.getByRole('button', { name: '确认退回' }).click()
    await page.getByText('请写明意见').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await act(page, '退回', '请核对五月内存的注销日期')
    await page.getByText('已退回').first().waitFor()
    await picture(page, 'settlement-2-returned')
  })
  await as('support', (page) => act(page, '重新核算'))
  await as('authority', (page) => act(page, '审核通过', '与交付、调整、注销记录一致'))
  await as('authority-signer', async (page) => {
    await page.getByRole('button', { name: '封存', exact: true }).click()
    await picture(page, 'settlement-3-seal')
    await expectAccessible(page)
    await page.getByRole('button', { name: '确认封存' }).click()
    await page.getByText('已封存').first().waitFor()
    await settled(page)
    await page.getByRole('button', { name: '重新计算核对' }).click()
    await page.getByText(/重新计算：[0-9a-f]{64}/).waitFor()
    await picture(page, 'settlement-4-sealed')
    await expectAccessible(page)
  })
})

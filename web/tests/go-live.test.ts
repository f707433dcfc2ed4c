import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { choose, expectAccessible, openBrowser, picture } from './browser.ts'
import { decide, fillDay, upload } from './desk.ts'
import { openOffice } from './office.ts'

// Another measure, other parties, other steps: the same console, from the application to the report before going live.
const office = await openOffice('weihai-2025/scenarios/stage.yaml', '2025-09-26T09:00')
const { signIn, handBack } = await openBrowser(office.url)
let casePath = ''

async function as(name: string, local: string, work: (page: Page) => Promise<void>, path = casePath): Promise<void> {
  office.clock.set(local)
  const page = await signIn(office.world.player(name), path)
  await work(page)
  await handBack(page)
}

const line = async (page: Page, no: number, item: string, quantity: string, calculation: string): Promise<void> => {
  await page.getByRole('button', { name: '添加服务项' }).click()
  await choose(page, '服务项', item)
  await choose(page, '资源池', '市级政务云资源池')
  await page.getByLabel('数量').nth(no).fill(quantity)
  await page.getByLabel('理由').nth(no).fill('业务应用')
  await page.getByLabel('测算方法').nth(no).fill(calculation)
}

test('a bureau applies by year; the authority accepts; a failed line is retried', async () => {
  await as(
    'unit',
    '2025-09-26T10:00',
    async (page) => {
      await page.getByRole('radio', { name: /^政务云资源申请/ }).check()
      await choose(page, '信息系统', '交通运行监测平台')
      await choose(page, '云服务商', '甲云服务商')
      await page.getByRole('button', { name: '建立草稿并填写' }).click()
      await page.getByRole('heading', { level: 1, name: /^政务云资源申请/ }).waitFor()
      casePath = new URL(page.url()).pathname
      await page.getByLabel('用途').fill('交通运行监测')
      await page.getByLabel('资源需求量及依据').fill('云主机4台、硬盘500GB，按峰值并发与年增数据量测算')
      await line(page, 0, '通用型云主机', '4', '峰值并发2000，每台承载500')
      await line(page, 1, '通用SSD云硬盘', '500', '每年新增约400GB，留25%余量')
      await upload(page, '政务云资源申请函')
      await upload(page, '政务系统项目立项文件')
      await fillDay(page, '期望开通日期', '2025-10-15')
      await picture(page, 'go-live-1-apply')
      await decide(page, '提交申请')
      await page.getByText('2025-09-29').first().waitFor() // the 28th is a make-up day
    },
    '/cases/new',
  )
  await as('authority', '2025-09-29T17:00', (page) => decide(page, '受理'))
  await as(
    'provider',
    '2025-10-09T09:00',
    async (page) => {
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('button', { name: '接收工单' }).click()
      await page.getByRole('radiogroup', { name: '第 1 行结果' }).getByLabel('完成').check()
      await page.getByRole('radiogroup', { name: '第 2 行结果' }).getByLabel('失败').check()
      await page.getByLabel('第 2 行失败原因').fill('存储池容量不足，扩容后重新执行')
      await picture(page, 'go-live-2-failed-line')
      await expectAccessible(page)
      await page.getByRole('button', { name: '反馈结果' }).click()
      await page.getByText('有失败').waitFor()
      await picture(page, 'go-live-2-retry')
      await page.getByRole('button', { name: '重新执行失败的明细' }).click()
      await page.getByRole('button', { name: '全部标为完成' }).click()
      await page.getByRole('button', { name: '反馈结果' }).click()
      await page.getByText('已完成').waitFor()
    },
    '/work-orders',
  )
})

test('the baseline is reported, the system handed over, the reports before going live are complete', async () => {
  await as('provider', '2025-10-11T09:00', async (page) => {
    await upload(page, '安全基线检测报告')
    await decide(page, '检测通过')
  })
  await as('provider', '2025-10-13T09:00', (page) => decide(page, '交付使用单位'))
  await as('unit', '2025-11-20T10:00', async (page) => {
    await page.getByRole('button', { name: '申请预验收', exact: true }).click()
    await page.getByRole('button', { name: '确认申请预验收' }).click()
    await page.getByRole('dialog').getByText('材料不齐').waitFor()
    await picture(page, 'go-live-3-missing')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    for (const paper of ['政务系统安全检测报告', '源代码审计报告', '网络安全等级保护测评报告']) await upload(page, paper)
    await decide(page, '申请预验收')
  })
  await as('authority', '2025-12-01T10:00', async (page) => {
    await expectAccessible(page)
    await decide(page, '预验收通过')
    await page.getByText('已办结').first().waitFor()
    await picture(page, 'go-live-4-done')
    await expectAccessible(page)
  })
})

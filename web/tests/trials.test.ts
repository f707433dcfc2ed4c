import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { officeWithPast, packOf, withAcceptance, zipped } from '../../src/app/trial/office.fixture.ts'
import { expectAccessible, narrow, openBrowser, picture, settled, tabTo, wide } from './browser.ts'

// The authority tries a draft of its measure on a year that was settled; 系统管理员 sees the work, and what the platform runs with.
const timeout = 300_000
const office = await officeWithPast('weihai-2025/scenarios/settlement-2025.yaml', '2025-10-09T08:30', { console: true })
office.clock.set('2026-03-02T09:00')
const { signIn } = await openBrowser(office.url)
const [authority, unit, system] = ['authority', 'unit', '系统管理员'].map((name) => office.world.player(name))
if (!authority || !unit || !system) throw new Error('somebody is missing')
const pack = packOf('weihai-2025', ['settlement-2025.yaml', 'stage.yaml'])
const broken = { ...pack, '05-use.md': (pack['05-use.md'] ?? '').replace('to: allocate, issues', 'to: nowhere, issues') }

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

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件并检查' }).click()])
  await chooser.setFiles({ name, mimeType: 'application/zip', buffer })
}

test('the authority is told what is wrong with a draft, mends it, compares it and tries it', { timeout }, async () => {
  const page = await signIn(authority, '/measures')
  await page.getByRole('link', { name: '办法草案与推演' }).click()
  await page.getByText('还没有上传过草案').waitFor()
  await upload(page, '草案.zip', Buffer.from('not a zip'))
  await page.getByText('草案无法读取：不是有效的 ZIP 压缩包').waitFor()
  await expectAccessible(page)
  await picture(page, 'trial-1-unreadable')

  await upload(page, '草案一.zip', zipped(broken, 'weihai-2025/'))
  await page.getByText(/检查发现 \d+ 处差错/).waitFor()
  await page
    .getByRole('cell', { name: /05-use\.md 第 \d+ 行/ })
    .first()
    .waitFor()
  await look(page, 'trial-2-faults')

  await page.getByRole('link', { name: '全部草案' }).click()
  await upload(page, '草案二.zip', zipped(withAcceptance(pack, '1 hour'), 'weihai-2025/'))
  await page.getByText('还没有推演过').waitFor()
  await page.getByText('与现行办法比较', { exact: true }).click()
  await page.getByRole('heading', { name: /^环节（1）/ }).waitFor()
  await look(page, 'trial-3-comparison')

  await page.getByText('推演', { exact: true }).first().click()
  // One is stopped by who began it, after a question, and another begun.
  await page.getByRole('button', { name: '开始推演' }).click()
  await page.getByRole('button', { name: '停止推演' }).click()
  await page.getByRole('dialog').getByText('已得出的部分不作为结果').waitFor()
  await look(page, 'trial-4-stop')
  await page.getByRole('dialog').getByRole('button', { name: '停止', exact: true }).click()
  await page.getByText(/^推演已由 .+ 停止$/).waitFor()
  await look(page, 'trial-4-stopped')
  // By keyboard, as whoever has no mouse.
  await tabTo(page, '重新推演')
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: /正在/ }).waitFor()
  await expectAccessible(page)
  await picture(page, 'trial-4-running')
  await page.getByRole('heading', { name: '结果' }).waitFor({ timeout: 150_000 })
  await page
    .getByRole('cell', { name: /“受理”的期限：2025-10-11.* → / })
    .first()
    .waitFor()
  await look(page, 'trial-5-cases')
  await page.getByText(/^故事（/).click()
  await page.getByText('与故事所写相符').waitFor()
  await settled(page)
  await look(page, 'trial-6-stories')
  await page.getByText('费用', { exact: true }).last().click()
  await page.getByText('各系统的费用按草案都没有不同').waitFor()
  await page.getByRole('link', { name: '全部草案' }).click()
  await page.getByRole('link', { name: /修订草案/ }).waitFor()
  await look(page, 'trial-7-drafts')
})

test('who asked for a trial is told that it has ended', { timeout }, async () => {
  await office.server.composition.jobs.tell()
  const page = await signIn(authority, '/notices')
  await page
    .getByText(/办法草案的推演已结束/)
    .first()
    .waitFor()
  await expectAccessible(page)
})

test('系统管理员 stops a trial without seeing of what it is; who began it is told', { timeout }, async () => {
  const operator = await signIn(system, '/jobs?kind=trial')
  const page = await signIn(authority, '/measure-drafts')
  await page.getByRole('link', { name: /修订草案/ }).click()
  await page.getByRole('button', { name: '重新推演' }).click()
  await page.getByRole('button', { name: '停止推演' }).waitFor()
  await operator.getByRole('button', { name: /^停止 .* 开始的推演$/ }).click()
  await operator.getByRole('dialog').getByText('发起单位会收到消息').waitFor()
  await look(operator, 'work-stop')
  await operator.getByRole('dialog').getByRole('button', { name: '停止', exact: true }).click()
  await expect.poll(() => operator.getByText('已停止', { exact: true }).count()).toBe(2)
  await page.getByText(/^推演已由 .+ 停止$/).waitFor()
  await office.server.composition.jobs.tell()
  await page.goto(`${office.url}/notices`)
  await page
    .getByText(/办法草案的推演已停止/)
    .first()
    .waitFor()
})

test('a unit is shown nothing of drafts', { timeout }, async () => {
  const page = await signIn(unit, '/measures')
  expect(await page.getByRole('link', { name: '办法草案与推演' }).count()).toBe(0)
  await page.goto(`${office.url}/measure-drafts`)
  await settled(page)
  expect(await page.getByRole('button', { name: '选择文件并检查' }).count()).toBe(0)
})

test('系统管理员 sees all work with its progress', { timeout }, async () => {
  const page = await signIn(system, '/jobs')
  const trials = page
    .getByRole('table')
    .first()
    .getByRole('cell', { name: /^办法推演/ })
  await trials.first().waitFor()
  expect(await trials.count()).toBe(3)
  // A draft is its organisation's alone.
  expect(await page.content()).not.toContain('修订草案')
  expect(await page.getByText('已停止', { exact: true }).count()).toBe(2)
  await page
    .getByRole('cell', { name: /结算单核算：/ })
    .first()
    .waitFor()
  await look(page, 'work')
  await page.getByRole('radiogroup', { name: '种类' }).getByText('推演', { exact: true }).click()
  await page.waitForURL(/kind=trial/)
  await settled(page)
  expect(await page.getByRole('cell', { name: /结算单核算：/ }).count()).toBe(0)
})

test('系统管理员 sees what the platform runs with, and no secret', { timeout }, async () => {
  const page = await signIn(system, '/parameters')
  const row = page.getByRole('row').filter({ hasText: 'DATABASE_URL' })
  await row.getByText('已设置').waitFor()
  await page.getByRole('row').filter({ hasText: 'ZHENGYUN_SMTP_URL' }).getByText('未设置').waitFor()
  await page.getByRole('row').filter({ hasText: 'ZHENGYUN_PORT' }).getByText('环境变量').waitFor()
  expect(await page.content()).not.toContain('geheim')
  await look(page, 'settings')
})

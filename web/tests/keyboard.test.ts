import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openBrowser, picture, settled } from './browser.ts'
import { openOffice } from './office.ts'

// A whole application without a mouse: 西双版纳's long form, page by page, its lines, its papers, its answers checked, handed in.

const office = await openOffice('xishuangbanna-2025/scenarios/stage.yaml', '2025-09-01T08:30', '2025-06-24')
const { signIn } = await openBrowser(office.url)
const bureau = office.world.player('bureau')

/** What the focused element is called: of a radio button the group that it belongs to. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const group = element.closest('[role=radiogroup]')?.getAttribute('aria-label')
    const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent : null
    return (group || label || element.getAttribute('aria-label') || element.textContent || '').trim()
  })

/** Goes on with Tab until what is wanted has the focus. */
async function reach(page: Page, name: string | RegExp, tabs = 120): Promise<void> {
  const passed: string[] = []
  for (let pressed = 0; pressed < tabs; pressed += 1) {
    const here = await focused(page)
    if (typeof name === 'string' ? here === name : name.test(here)) return
    passed.push(here)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}: ${passed.join(' | ')}`)
}

/** Opens the list of a select and goes down to the option. */
async function pick(page: Page, label: string | RegExp, option: string, typed = ''): Promise<void> {
  await reach(page, label)
  if (typed) await page.keyboard.type(typed)
  else await page.keyboard.press('ArrowDown')
  const list = page.locator('.ant-select-dropdown:visible')
  await list.locator('.ant-select-item-option', { hasText: option }).first().waitFor()
  for (let pressed = 0; pressed < 12; pressed += 1) {
    const active = await list.locator('.ant-select-item-option-active').first().textContent()
    if (active?.includes(option)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await list.first().waitFor({ state: 'hidden' })
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('Enter')
}

test('an application is filled in page by page and handed in by keyboard alone', async () => {
  const order = { systemId: office.world.id('system', 'bureau-sys'), providerId: office.world.player('provider').organisationId }
  const { id } = await bureau.need('POST', '/cases', { body: { procedure: 'apply', ...order } })
  const page = await signIn(bureau, `/cases/${id}`)
  await page.getByRole('heading', { name: /^第 1 页，共 5 页/ }).waitFor()
  // From the top of the page: the first stop leads past the menu.
  await page.keyboard.press('Tab')
  expect(await focused(page)).toContain('跳')
  await page.keyboard.press('Enter')

  await pick(page, /^用途/, '政务服务')
  await reach(page, /是否传输/)
  // The second of the two: no.
  await page.keyboard.press('ArrowRight')
  await pick(page, '业务负载特征', '平稳')
  await press(page, '下一页')
  await page.getByRole('heading', { name: /^第 2 页/ }).waitFor()
  await press(page, '下一页')
  await page.getByRole('heading', { name: /^第 3 页/ }).waitFor()
  await reach(page, '期望交付日')
  await page.keyboard.type('2025-12-01')
  await page.keyboard.press('Enter')
  await reach(page, /互联网/)
  await page.keyboard.press('ArrowRight')
  await press(page, '下一页')
  await page.getByRole('heading', { name: /资源明细/ }).waitFor()

  await press(page, '添加服务项')
  // What was added stands above its button.
  await page.getByRole('combobox', { name: '服务项' }).waitFor()
  await page.keyboard.press('Shift+Tab')
  for (let pressed = 0; pressed < 8 && (await focused(page)) !== '服务项'; pressed += 1) await page.keyboard.press('Shift+Tab')
  await pick(page, '服务项', '虚拟CPU')
  await pick(page, '资源池', '政务外网信创资源池')
  await reach(page, '数量')
  await page.keyboard.type('8')
  await reach(page, '申请理由')
  await page.keyboard.type('业务需要')
  await reach(page, '测算方法')
  await page.keyboard.type('按并发测算')
  await press(page, '核对')
  await page.getByRole('heading', { name: /核对填写的内容/ }).waitFor()
  await page.getByText('已自动保存').waitFor()
  await settled(page)
  await picture(page, 'keyboard-check')
  await expectAccessible(page)

  const { desk } = await bureau.need('GET', `/cases/${id}`)
  // Enter opens the chooser at once: it must be awaited by then.
  page.on('filechooser', () => undefined)
  await settled(page)
  for (const { name, needed } of desk.materials as { name: string; needed: boolean }[]) {
    if (!needed) continue
    await reach(page, `上传${name}`)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
    await chooser.setFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) })
    await settled(page)
    // The focus is where it was: the next paper is a few stops away, not a whole page.
    expect(await focused(page)).toBe(`上传${name}`)
  }
  await press(page, '报申请单位')
  await page.getByRole('dialog').waitFor()
  await press(page, /^确认报申请单位/)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await settled(page)
  await picture(page, 'keyboard-handed-in')
  await expectAccessible(page)
  const { step, submissions, lines, fields } = await bureau.need('GET', `/cases/${id}`)
  expect([step.id, submissions]).toEqual(['internal', 1])
  expect(lines.map(({ quantity }: { quantity: string }) => quantity)).toEqual(['8'])
  expect(fields).toMatchObject({ use: '政务服务', secret: false, load: '平稳', 'internet-facing': false, 'needed-on': '2025-12-01' })
})

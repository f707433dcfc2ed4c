import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, tabTo } from './browser.ts'
import { decide } from './desk.ts'
import { openOffice } from './office.ts'

// The case page as a page for review: the procedure as a diagram that leaves as BPMN, what a decision causes, drafts that save themselves, two people at
// once, lists that come from a file.

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { signIn } = await openBrowser(office.url)
const unit = office.world.player('unit')
const require = createRequire(import.meta.url)

async function draft(procedure = 'off-catalogue', more: object = {}): Promise<string> {
  return (await unit.need('POST', '/cases', { body: { procedure, ...more } })).id
}
const application = () =>
  draft('apply', { systemId: office.world.id('system', 'sys'), providerId: office.world.player('provider').organisationId })
const stored = async (id: string) => (await unit.need('GET', `/cases/${id}`)).fields
const saved = async (page: Page, button: string): Promise<Buffer> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole(button.startsWith('导出 SVG') ? 'button' : 'link', { name: button }).click(),
  ])
  return readFileSync(await download.path())
}

test('the procedure is a diagram with the present step marked, and a standard modeller opens what is exported', async () => {
  const id = await application()
  const page = await signIn(unit, `/cases/${id}?steps=diagram`)
  const drawing = page.getByRole('group', { name: '云资源申请的流程图' })
  await drawing.waitFor()
  await settled(page)
  expect(await drawing.locator('[aria-current=step]').getAttribute('data-step')).toBe('draft')
  await picture(page, 'case-diagram-1440')
  await expectAccessible(page)
  await page.getByText('适合宽度').click()
  await page.setViewportSize(narrow)
  await picture(page, 'case-diagram-1024')
  await expectAccessible(page)

  // By keyboard: every step is reached, and says who acts, how long, and where it leads.
  await drawing.locator('[data-step=review]').focus()
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('region', { name: '所选环节' })
  await chosen.getByText('审核不通过 → 未通过').waitFor()
  await chosen.getByText('云主管部门 · 期限5个工作日').waitFor()
  await page.getByText('文字说明').click()
  expect(await page.locator('.diagram-list > li').count()).toBe(11)
  await expectAccessible(page)
  await page.getByText('原始大小').click()

  const svg = (await saved(page, '导出 SVG')).toString('utf8')
  expect(svg).toContain('受理')
  const xml = (await saved(page, '导出 BPMN 2.0')).toString('utf8')
  const viewer = await page.context().newPage()
  await viewer.setViewportSize({ width: 2000, height: 620 })
  await viewer.setContent('<div id="canvas" style="width:1980px;height:600px"></div>')
  for (const file of ['diagram-js.css', 'bpmn-js.css']) await viewer.addStyleTag({ path: require.resolve(`bpmn-js/dist/assets/${file}`) })
  await viewer.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') })
  const seen = await viewer.evaluate(async (text) => {
    // biome-ignore lint/suspicious/noExplicitAny: the viewer's own global
    const modeller = new (window as any).BpmnJS({ container: '#canvas' })
    const { warnings } = await modeller.importXML(text)
    modeller.get('canvas').zoom('fit-viewport')
    // biome-ignore lint/suspicious/noExplicitAny: the viewer's elements
    const all: any[] = modeller.get('elementRegistry').getAll()
    const count = (type: string) => all.filter((element) => element.type === type).length
    return { warnings: warnings.map(String), tasks: count('bpmn:UserTask'), lanes: count('bpmn:Lane'), flows: count('bpmn:SequenceFlow') }
  }, xml)
  expect(seen.warnings).toEqual([])
  expect(seen).toMatchObject({ tasks: 11, lanes: 4 })
  expect(seen.flows).toBeGreaterThan(14)
  await picture(viewer, 'case-bpmn-js')
})

test('who begins sees the way that lies ahead', async () => {
  const page = await signIn(unit, '/cases/new?procedure=off-catalogue')
  await page.getByRole('group', { name: '目录外云资源申请的流程图' }).waitFor()
  await settled(page)
  await picture(page, 'apply-0-diagram')
  await expectAccessible(page)
})

test('a draft saves itself, is there after the browser was closed, and a decision says what it causes', async () => {
  const id = await draft()
  const page = await signIn(unit, `/cases/${id}`)
  await page.getByLabel('所需云资源名称').fill('量子密钥分发服务')
  await page.getByText('已自动保存').waitFor()
  expect(await stored(id)).toMatchObject({ 'wanted-name': '量子密钥分发服务' })
  await page.context().close()

  const again = await signIn(unit, `/cases/${id}`)
  expect(await again.getByLabel('所需云资源名称').inputValue()).toBe('量子密钥分发服务')
  // Going elsewhere takes along what was typed just now.
  await again.getByLabel('目录内服务不能满足的理由').fill('目录内没有同类服务')
  await again.getByRole('link', { name: '办件', exact: true }).click()
  await again.getByRole('heading', { level: 1, name: '办件' }).waitFor()
  expect(await stored(id)).toMatchObject({ reason: expect.stringContaining('同类') })
  await again.goBack()
  await again.getByRole('button', { name: '提交申请', exact: true }).click()
  const effects = again.getByRole('region', { name: '确认后' })
  await effects.getByText(/转入“.+”，由云主管部门办理/).waitFor()
  await picture(again, 'case-effects')
  await expectAccessible(again)
  await again.getByRole('dialog').getByRole('button', { name: '取消' }).click()
})

test('two write at once: the second is told by whom and what, and keeps both texts', async () => {
  const id = await draft()
  const [first, second] = [await signIn(unit, `/cases/${id}`), await signIn(unit, `/cases/${id}`)]
  await first.getByLabel('所需云资源名称').fill('甲写的名称')
  await first.getByText('已自动保存').waitFor()
  await second.getByLabel('所需云资源名称').fill('乙写的名称')
  await second.getByLabel('目录内服务不能满足的理由').fill('乙写的理由')
  const notice = second.getByRole('alert', { name: '两人同时修改' })
  await notice.getByText('甲写的名称').waitFor()
  await notice.getByText('乙写的名称').waitFor()
  await settled(second)
  await picture(second, 'case-two-at-once')
  await expectAccessible(second)
  await notice.getByRole('radiogroup', { name: '所需云资源名称采用谁的' }).getByText('已保存的').click()
  await notice.getByRole('button', { name: '按所选合并' }).click()
  await second.getByText('已自动保存').waitFor()
  expect(await stored(id)).toMatchObject({ 'wanted-name': '甲写的名称', reason: '乙写的理由' })
})

test('two decide at once: the second is told who was quicker, and his opinion is not lost', async () => {
  const id = await draft()
  await unit.need('PUT', `/cases/${id}/content`, {
    body: { fields: { 'wanted-name': '量子服务', reason: '目录内没有' } },
    ifVersion: (await unit.need('GET', `/cases/${id}`)).version,
  })
  await unit.need('POST', `/cases/${id}/acts`, { body: { outcome: 'submit' } })
  const authority = office.world.player('authority')
  const [first, second] = [await signIn(authority, `/cases/${id}`), await signIn(authority, `/cases/${id}`)]
  const outcome = '不同意'
  await second.getByRole('button', { name: outcome, exact: true }).click()
  await second.getByRole('dialog').getByLabel(/意见/).fill('我的长篇意见')
  await decide(first, '同意', '同意采购')
  await second.getByRole('dialog').getByRole('button', { name: /^确认/ }).click()
  await second.getByText('他人已先一步办理').waitFor()
  const told = await second.getByRole('alert').first().textContent()
  expect(told).toContain('我的长篇意见')
  expect(told).toContain('authority')
  await picture(second, 'case-overtaken')
  await expectAccessible(second)
})

const csv = (lines: string) => ({
  name: '明细.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`服务项编码,服务项,资源池,数量,申请理由,测算方法\n${lines}`),
})

test('a list of resources comes from a file: faults by line and column, then all of it', async () => {
  const id = await application()
  const page = await signIn(unit, `/cases/${id}`)
  await page.getByRole('button', { name: '批量导入' }).click()
  const give = async (file: ReturnType<typeof csv>) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '选择文件并预览' }).click()])
    await chooser.setFiles(file)
  }
  await give(csv(',虚拟CPU,新增资源池,八,业务,测算\n,没有的服务,别的池,2,业务,测算\n'))
  const faults = page.getByRole('table', { name: '文件中的错误' })
  await faults.getByText('现行目录中没有“没有的服务”').waitFor()
  await settled(page)
  await picture(page, 'lines-import-faults')
  await expectAccessible(page)
  expect(await page.getByRole('button', { name: '填入申请' }).count()).toBe(0)
  await give(csv(',虚拟CPU,新增资源池,8,业务应用,每核250并发\n,虚拟CPU,新增资源池,4,备份,按一半\n'))
  await page.getByRole('button', { name: '填入申请' }).waitFor()
  await settled(page)
  await picture(page, 'lines-import-preview')
  await expectAccessible(page)
  await page.getByRole('button', { name: '填入申请' }).click()
  await page.getByText('已自动保存').waitFor()
  const { lines } = await unit.need('GET', `/cases/${id}`)
  expect(lines.map(({ quantity, reason }: { quantity: string; reason: string }) => [quantity, reason])).toEqual([
    ['8', '业务应用'],
    ['4', '备份'],
  ])
})

test('the story can be narrowed by kind, from the keyboard', async () => {
  const { items } = await office.world.player('authority').need('GET', '/cases?limit=50')
  const page = await signIn(office.world.player('authority'), `/cases/${items[0].id}`)
  const filters = page.getByRole('group', { name: '显示哪些经过' })
  await filters.waitFor()
  const before = await page.locator('.case-timeline > li').count()
  await tabTo(page, '办理与意见', 0).catch(() => undefined)
  await filters.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await expect.poll(() => page.locator('.case-timeline > li').count()).toBeLessThan(before)
  await page.keyboard.press('Space')
  await picture(page, 'case-story')
  await expectAccessible(page)
})

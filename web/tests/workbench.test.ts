import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled } from './browser.ts'
import { fillDay } from './desk.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30')
await office.play('hunan-2024/scenarios/settlement-cycle.yaml')
await office.sweep()
const { signIn } = await openBrowser(office.url)
const player = (name: string) => office.world.player(name)
const { items: systems } = await player('unit').need('GET', '/systems?limit=5')
const system = systems[0] as { id: string; name: string }

test('the workbench says what waits, narrows by kind, and shows what is watched', async () => {
  const page = await signIn(player('unit'), `/systems/${system.id}`)
  await page.getByRole('button', { name: '关注' }).click()
  await page.getByRole('button', { name: '已关注', pressed: true }).waitFor()
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  await settled(page)
  await page.getByRole('region', { name: '我关注的' }).getByRole('link', { name: system.name }).waitFor()
  await picture(page, 'workbench-unit')
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await picture(page, 'workbench-unit-1024')
  await expectAccessible(page)
  const authority = await signIn(player('authority'), '/todo')
  await picture(authority, 'workbench-authority')
  await expectAccessible(authority)
})

test('search by keyboard alone: opened with /, walked with the arrows, gone to with Enter; what was found is marked', async () => {
  const page = await signIn(player('unit'), '/cases')
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: /^搜索办件/ })
  await field.waitFor()
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type(system.name.slice(0, 4))
  await page.getByRole('option').first().waitFor()
  expect(await page.locator('.search-line mark').first().textContent()).toBe(system.name.slice(0, 4))
  await picture(page, 'search-dialog')
  await expectAccessible(page)
  const hit = page
    .getByRole('group', { name: '信息系统' })
    .getByRole('option', { name: new RegExp(system.name) })
    .first()
  for (let pressed = 0; pressed < 40 && (await hit.getAttribute('aria-selected')) !== 'true'; pressed += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/systems/${system.id}`)
  // Ctrl-K opens it as well; Esc closes it, and gives the focus back.
  await page.keyboard.press('Control+k')
  await field.waitFor()
  await page.keyboard.type('%_')
  await page.getByText('没有找到；可以少写几个字，或换一个词。').waitFor()
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'hidden' })
})

test('the page of results: a few of each kind, all of one; an article opens where it stands', async () => {
  const page = await signIn(player('unit'), '/search?q=政务云')
  await page.getByRole('link', { name: '查看全部条文' }).waitFor()
  await picture(page, 'search-page')
  await expectAccessible(page)
  await page.getByRole('link', { name: '查看全部条文' }).click()
  await page.waitForURL('**/search?*kind=article*')
  await settled(page)
  await picture(page, 'search-articles')
  await expectAccessible(page)
  await page.goto(`${office.url}/search?q=${encodeURIComponent('第十九条 政务云')}&kind=article`)
  await page
    .getByRole('link', { name: /第十九条/ })
    .first()
    .click()
  await page.waitForURL(/measures\/hunan-2024#article-19/)
  await settled(page)
  await expect
    .poll(() => page.locator('#article-19').evaluate((element) => element.getBoundingClientRect().top < window.innerHeight))
    .toBe(true)
})

test('a filter is saved under a name, opens the list, is renamed and deleted', async () => {
  const page = await signIn(player('unit'), '/cases?state=ended')
  await page.getByRole('button', { name: /^常用筛选/ }).click()
  await page.getByRole('menuitem', { name: '保存当前筛选……' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('名称').fill('已经办结')
  await drawer.getByLabel('打开本列表时默认使用').check()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '常用筛选：已经办结' }).waitFor()
  await page.goto(`${office.url}/cases`)
  await page.waitForURL('**/cases?state=ended')
  await page.getByRole('button', { name: '常用筛选：已经办结' }).click()
  await page.getByRole('menuitem', { name: '管理常用筛选……' }).click()
  await page.getByRole('button', { name: '给已经办结改名' }).click()
  await page.getByLabel('已经办结的新名称').fill('办结的')
  await page.getByRole('button', { name: '改名', exact: true }).first().click()
  await page.getByRole('button', { name: '给办结的改名' }).waitFor()
  await picture(page, 'saved-filters')
  await expectAccessible(page)
  await page.getByRole('button', { name: '删除办结的' }).click()
  await page.getByRole('button', { name: '删 除', exact: true }).or(page.locator('.ant-popconfirm .ant-btn-primary')).first().click()
  await page.getByText('没有常用筛选。').waitFor()
})

test('the same evidence for several duties: each is told by itself, and one that is refused says why', async () => {
  const name = 'provider'
  const { items } = await player(name).need('GET', '/waiting?kind=duty&limit=100')
  if (items.length < 2) throw new Error(`the story leaves ${name} ${items.length} duties`)
  const page = await signIn(player(name), '/todo?kind=duty')
  await settled(page)
  const boxes = page.getByRole('checkbox', { name: /^选择义务/ })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByText('已选 2 项').waitFor()
  // Meanwhile a colleague fulfils the first of them.
  const pdf = { name: '报告.pdf', content: Buffer.from('%PDF-1.4 x').toString('base64') }
  await player(name).need('POST', `/duties/instances/${items[0].id}/fulfilment`, { body: { note: '已履行', evidence: pdf } })
  await page.getByRole('button', { name: '以同一份证明履行' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('履行情况').fill('一并报送')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), drawer.getByRole('button', { name: /选择文件/ }).click()])
  await chooser.setFiles({ name: '报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') })
  await drawer.getByRole('button', { name: '逐项提交' }).click()
  await page.getByText('已办理 1 项，未办理 1 项').waitFor()
  await page.getByText(/已提交履行证明/).waitFor()
  await picture(page, 'bulk-outcome')
  await expectAccessible(page)
})

test('papers that came are taken note of at once: each is told by itself, and none waits any more', async () => {
  const names = ['unit', 'authority', 'finance', 'support', 'provider']
  const received = await Promise.all(
    names.map(async (name) => (await player(name).need('GET', '/waiting?kind=received&limit=100')).items.length),
  )
  const name = names[received.findIndex((count) => count > 0)]
  if (!name) throw new Error('the story sends nobody a paper')
  const count = Math.max(...received.filter((_, index) => names[index] === name))
  const page = await signIn(player(name), '/todo?kind=received')
  await settled(page)
  const boxes = page.getByRole('checkbox', { name: /^选择收文/ })
  for (let index = 0; index < count; index += 1) await boxes.nth(index).check()
  await page.getByRole('button', { name: '将所选记为已阅' }).click()
  await page.getByText(`已办理 ${count} 项，未办理 0 项`).waitFor()
  await picture(page, 'bulk-read')
  await expectAccessible(page)
  expect((await player(name).need('GET', '/waiting?kind=received')).items).toEqual([])
})

test('a hand-over waits for both providers until each has confirmed it', async () => {
  const governing = await signIn(player('authority'), '/authorizations?view=handovers')
  await governing.getByRole('button', { name: '登记运营交接' }).click()
  const drawer = governing.getByRole('dialog')
  for (const [label, provider] of [
    [/^移交方/, '甲云服务商'],
    [/^接收方/, '乙云服务商'],
  ] as const) {
    await drawer.getByRole('combobox', { name: label }).click()
    await governing.keyboard.type(provider)
    await governing.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: provider }).first().click()
  }
  await fillDay(governing, '交接日期', '2025-09-10')
  await drawer.getByLabel(/移交的工作与权限/).fill('云管平台管理员账号\n备份策略与运行手册')
  await expectAccessible(governing)
  await drawer.getByRole('button', { name: '登记' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await settled(governing)
  await picture(governing, 'handovers')
  await expectAccessible(governing)
  const page = await signIn(player('provider'), '/todo?kind=handover')
  await page.getByRole('link', { name: '甲云服务商 → 乙云服务商' }).click()
  await page.getByRole('button', { name: '确认移交' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*认/ })
    .click()
  await page.getByText('已确认').first().waitFor()
  await settled(page)
  await expectAccessible(page)
  expect((await player('provider').need('GET', '/waiting?kind=handover')).items).toEqual([])
  expect((await player('provider-2').need('GET', '/waiting?kind=handover')).items).toHaveLength(1)
})

test('what one watches and the filters that one keeps are there after a reload, and a colleague’s are not', async () => {
  const { items } = await player('authority').need('GET', '/cases?limit=1')
  const [file] = items as { id: string; number: string }[]
  if (!file) throw new Error('the story has no case')
  const page = await signIn(player('authority'), `/cases/${file.id}`)
  await page.getByRole('button', { name: '关注' }).click()
  await page.getByRole('button', { name: '已关注', pressed: true }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '已关注', pressed: true }).waitFor()
  await page.goto(`${office.url}/cases?state=ended`)
  await page.getByRole('button', { name: /^常用筛选/ }).click()
  await page.getByRole('menuitem', { name: '保存当前筛选……' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('我的办结件')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '常用筛选：我的办结件' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '常用筛选：我的办结件' }).waitFor()
  await page.goto(`${office.url}/todo`)
  await page.getByRole('region', { name: '我关注的' }).getByText(file.number).waitFor()

  const colleague = await signIn(player('authority-reviewer'), `/cases/${file.id}`)
  await colleague.getByRole('button', { name: '关注', pressed: false }).waitFor()
  await colleague.goto(`${office.url}/cases?state=ended`)
  await settled(colleague)
  await colleague.getByRole('button', { name: /^常用筛选/ }).click()
  await colleague.getByRole('menuitem', { name: '保存当前筛选……' }).waitFor()
  expect(await colleague.getByText('我的办结件').count()).toBe(0)
})

test('what was said of a case is found, shown as it was said, and leads to the case; markup in it is text', async () => {
  const { id } = await player('unit').need('POST', '/cases', { body: { procedure: 'off-catalogue' } })
  const { version } = await player('unit').need('GET', `/cases/${id}`)
  await player('unit').need('PUT', `/cases/${id}/content`, {
    body: { fields: { 'wanted-name': '量子服务', reason: '目录内没有' } },
    ifVersion: version,
  })
  await player('unit').need('POST', `/cases/${id}/acts`, { body: { outcome: 'submit' } })
  const opinion = '<img src=x onerror=alert(1)><b>建议缩减带宽</b>至 200 Mbps'
  const { desk } = await player('authority').need('GET', `/cases/${id}`)
  await player('authority').need('POST', `/cases/${id}/acts`, { body: { outcome: desk.outcomes[0].id, opinion } })
  const page = await signIn(player('unit'), `/search?q=${encodeURIComponent('缩减带宽')}`)
  const found = page.getByRole('region', { name: '办理意见' })
  await found.getByText('<img src=x onerror=alert(1)><b>建议', { exact: false }).waitFor()
  expect(await found.locator('mark').allTextContents()).toEqual(['缩减带宽'])
  expect(await found.locator('img, b').count()).toBe(0)
  await found.getByText('省数据局意见', { exact: false }).waitFor()
  await picture(page, 'search-opinion')
  await expectAccessible(page)
  await found.getByRole('link').first().click()
  await page.waitForURL(`**/cases/${id}`)
  const stranger = await signIn(player('other-unit'), `/search?q=${encodeURIComponent('缩减带宽')}`)
  await stranger.getByText('没有找到“缩减带宽”').waitFor()
})

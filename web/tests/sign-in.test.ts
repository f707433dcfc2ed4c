import { expect, test } from 'vitest'
import { createApi, needed } from '../../src/app/play/index.ts'
import { expectAccessible, openBrowser, picture, tabTo } from './browser.ts'
import { openEmpty } from './office.ts'

const office = await openEmpty('2024-09-02T08:30')
const { visit } = await openBrowser(office.url)
const passwords = new Map<string, string>()

test('a new installation asks for its token, and founds the three administrators', async () => {
  const page = await visit('/')
  await page.getByRole('heading', { name: '初始化平台' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('平台运营单位').fill('省政务云运营中心')
  for (const [post, name, login] of [
    ['系统管理员', '张明', 'zhangming'],
    ['安全管理员', '李静', 'lijing'],
    ['审计管理员', '王芳', 'wangfang'],
  ] as const) {
    await page.getByLabel(`${post}姓名`).fill(name)
    await page.getByLabel(`${post}登录名`).fill(login)
  }
  await page.getByLabel('初始化令牌').fill('wrong-token')
  await page.getByRole('button', { name: '初始化' }).click()
  await page.getByRole('alert').getByText('初始化令牌不正确').waitFor()
  await picture(page, 'setup-refused')
  await page.getByLabel('初始化令牌').fill(office.setupToken)
  await page.getByRole('button', { name: '初始化' }).click()
  await page.getByRole('heading', { name: '初始化完成' }).waitFor()
  const cells = await page.getByRole('row').filter({ hasText: 'zhangming' }).getByRole('cell').allTextContents()
  passwords.set('zhangming', cells[3] ?? '')
  await expectAccessible(page)
})

test('sign-in and first change of the password, by keyboard alone', async () => {
  const page = await visit('/organisations?search=x')
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'sign-in')
  await tabTo(page, '登录名')
  await page.keyboard.type('zhangming')
  await tabTo(page, '密码')
  await page.keyboard.type('not-the-password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('登录名或密码不正确').waitFor()
  await page.getByLabel('密码', { exact: true }).fill('')
  await page.getByLabel('密码', { exact: true }).focus()
  await page.keyboard.type(passwords.get('zhangming') ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '首次登录，请修改密码' }).waitFor()
  await expectAccessible(page)
  await picture(page, 'password')
  const chosen = 'Qingfeng-2024-mingyue'
  for (const [label, text] of [
    ['一次性密码', passwords.get('zhangming') ?? ''],
    ['新密码', chosen],
    ['再次输入新密码', chosen],
  ] as const) {
    await tabTo(page, label)
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  passwords.set('zhangming', chosen)
})

test('signing out ends the session; an account that is not there is refused in the same words', async () => {
  const page = await visit('/sign-in')
  await page.getByLabel('登录名').fill('zhangming')
  await page.getByLabel('密码', { exact: true }).fill(passwords.get('zhangming') ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: /张明/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.goto(`${office.url}/organisations`)
  await page.getByRole('heading', { name: '登录' }).waitFor()
  await page.getByLabel('登录名').fill('nobody')
  await page.getByLabel('密码', { exact: true }).fill('whatever-it-is')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('alert').getByText('登录名或密码不正确').waitFor()
})

test('a page that the person may not open says so', async () => {
  const token = await createApi(office.url).signIn('zhangming', passwords.get('zhangming') ?? '')
  const who = needed(await createApi(office.url).call('GET', '/session', { token }), 'session')
  expect(who.permissions).not.toContain('case.read')
  const page = await visit('/sign-in?back=/cases')
  await page.getByLabel('登录名').fill('zhangming')
  await page.getByLabel('密码', { exact: true }).fill(passwords.get('zhangming') ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '没有权限' }).waitFor()
  await expectAccessible(page)
})

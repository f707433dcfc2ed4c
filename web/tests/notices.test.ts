import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createActs, createApi, enrol } from '../../src/app/play/index.ts'
import { choose, expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-24T08:30')
const { world, clock } = office
clock.set('2024-09-24T09:00')
await office.play('hunan-2024/scenarios/refusal-and-resubmission.yaml', 'acts')
const { signIn } = await openBrowser(office.url)

test('one acts, the other sees the bell change without a reload, opens the thing, and marks all as read', async () => {
  const page = await signIn(world.player('authority'), '/cases')
  const bell = page.getByRole('button', { name: /^消息：/ })
  await bell.waitFor()
  const was = await bell.getAttribute('aria-label')
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))

  await createActs(world).acts(world.player('unit'), { case: 'a', outcome: 'submit' })
  await page.waitForFunction((before) => document.querySelector('.bell')?.getAttribute('aria-label') !== before, was)
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
  await page.getByText(/^新消息：/).waitFor({ state: 'attached' })

  await bell.click()
  await page.getByRole('heading', { level: 1, name: '消息' }).waitFor()
  await settled(page)
  await picture(page, 'notices-1-list')
  await expectAccessible(page)
  await page.setViewportSize(narrow)
  await picture(page, 'notices-2-narrow')
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  await page
    .getByRole('button', { name: /^云资源申请.*轮到本单位办理：/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^云资源申请/ }).waitFor()
  await page.goBack()
  const row = page.getByRole('row', { name: /云资源申请.*轮到本单位办理：/ }).first()
  await row.getByText('已读', { exact: true }).waitFor()
  // What the story brought about is still being told: all of it, before all of it is read.
  for (let before = ''; before !== (await bell.getAttribute('aria-label')); await page.waitForTimeout(2500))
    before = (await bell.getAttribute('aria-label')) ?? ''
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByRole('button', { name: '消息：没有未读' }).waitFor()
  await page.getByRole('radiogroup', { name: '已读未读' }).getByText('未读').click()
  await page.getByText('没有未读的消息。').waitFor()
})

test('a page that was hidden tells when it is seen again what came meanwhile, and tells it once', async () => {
  const page = await signIn(world.player('unit'), '/cases')
  const told = page.locator('[role=status].visually-hidden', { hasText: /^新消息/ })
  const unread = async () =>
    Number(/\d+/.exec((await page.getByRole('button', { name: /^消息：/ }).getAttribute('aria-label')) ?? '')?.[0] ?? 0)
  const streams: string[] = []
  page.on('request', (request) => request.resourceType() === 'eventsource' && streams.push(request.url()))
  const turn = (state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  // The line's first word must have come, or there is nothing to go on from.
  await page.reload()
  await page.getByRole('button', { name: /^消息：/ }).waitFor()
  await expect.poll(() => streams.length).toBe(1)
  await page.waitForTimeout(1000)
  await turn('hidden')
  const before = await unread()
  await createActs(world).acts(world.player('authority'), { case: 'a', outcome: 'accept' })
  await page.waitForTimeout(1000)
  expect([await unread(), await told.count()]).toEqual([before, 0])
  await turn('visible')
  await told.waitFor({ state: 'attached' })
  expect(streams.at(-1)).toMatch(/\?since=\d+$/)
  await expect.poll(unread).toBeGreaterThan(before)
  // Hidden and seen once more, with nothing new: nothing is said anew.
  await page.evaluate(() => {
    Object.assign(window, { spoken: 0 })
    const said = document.querySelector('[role=status].visually-hidden')
    if (said)
      new MutationObserver(() => Object.assign(window, { spoken: 1 })).observe(said, {
        childList: true,
        characterData: true,
        subtree: true,
      })
  })
  await turn('hidden')
  await turn('visible')
  await page.waitForTimeout(1500)
  expect(await page.evaluate(() => 'spoken' in window && window.spoken)).toBe(0)
})

test('who began it hears what became of it, and chooses to hear it by e-mail', async () => {
  const page = await signIn(world.player('unit'), '/notices?view=preferences')
  await page.getByLabel('邮箱地址').fill('不是地址')
  await page.getByRole('checkbox', { name: '办件进展' }).check()
  await page.getByRole('radio', { name: '每日 8:30 汇总' }).check()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await page.getByLabel('邮箱地址').fill('zhang@example.gov.cn')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('接收设置已保存').waitFor()
  // Nothing goes there before a code was entered; this office's mail server cannot be reached, and says so.
  await page.getByText('邮箱地址 zhang@example.gov.cn 尚未验证，验证之前不向它发送消息。').waitFor()
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText(/^验证码邮件未能发出/).waitFor()
  await page.getByLabel('验证码', { exact: true }).fill('1234')
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await page.getByText('请填写邮件中的8位数字').waitFor()
  await page.getByLabel('验证码', { exact: true }).fill('12345678')
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await page.getByText(/^验证码不正确，还可以试4次/).waitFor()
  await settled(page)
  await picture(page, 'notices-3-preferences')
  await expectAccessible(page)
  await page.reload()
  await page.getByRole('checkbox', { name: '办件进展' }).waitFor()
  expect(await page.getByLabel('邮箱地址').inputValue()).toBe('zhang@example.gov.cn')
  expect(await page.getByRole('checkbox', { name: '办件进展' }).isChecked()).toBe(true)
})

test('the operator reads whether e-mails leave the house', async () => {
  const page = await signIn(world.player('系统管理员'), '/notices?view=mails')
  await page.getByText('还没有发出过邮件。').waitFor()
  await picture(page, 'notices-4-mails')
  await expectAccessible(page)
})

interface Got {
  readonly id: string
  readonly signature: string
  readonly body: string
}

/** A receiver on this machine, as an office's own system would be one. */
async function aReceiver() {
  const got: Got[] = []
  const receiver = { url: '', got, answers: 200, close: () => {} }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    got.push({ id: String(request.headers['idempotency-key']), signature: String(request.headers['x-zhengyun-signature']), body })
    response.writeHead(receiver.answers).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  onTestFinished(() => void server.close())
  return receiver
}

const isSigned = ({ signature, body }: Got, secret: string): boolean => {
  const [, seconds = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? []
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex') === mac
}

test('单位管理员 sets a webhook up, sees its secret once, tries it, sends again by hand, renews the secret, pauses and withdraws it', async () => {
  const receiver = await aReceiver()
  const admin = await enrol(
    createApi(office.url),
    { system: world.player('系统管理员'), security: world.player('安全管理员') },
    {
      organisationId: world.player('unit').organisationId,
      organisationName: world.player('unit').organisationName,
      ...{ login: 'unit-admin', name: '钱管理', posts: ['unit-admin'] },
    },
  )
  const page = await signIn(admin, '/notices?view=webhooks')
  const everywhere = async (name: string) => {
    await settled(page)
    for (const [suffix, size] of [
      ['', wide],
      ['-narrow', narrow],
    ] as const) {
      await page.setViewportSize(size)
      await picture(page, `${name}${suffix}`)
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    }
    await page.setViewportSize(wide)
  }
  const view = (name: string) => page.getByRole('radiogroup', { name: '消息的内容' }).getByText(name, { exact: true }).click()
  await page.getByText('还没有消息推送。').waitFor()
  await everywhere('webhooks-1-none')

  await page.getByRole('button', { name: '新增推送' }).click()
  await page.getByLabel('名称').fill('文旅办公系统')
  await page.getByLabel('接收地址').fill('https://10.1.2.3/hook')
  await choose(page, '消息类别', '办件进展')
  await choose(page, '消息类别', '义务')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '新增', exact: true }).click()
  await page
    .getByText(/请运维人员把该网段列入允许推送的网络/)
    .first()
    .waitFor()
  await everywhere('webhooks-2-refused')
  await page.getByLabel('接收地址').fill(receiver.url)
  await page.getByRole('button', { name: '新增', exact: true }).click()

  const shown = page.getByRole('dialog', { name: '签名密钥' })
  const secret = ((await shown.locator('code').textContent()) ?? '').trim()
  expect(secret.length).toBeGreaterThan(30)
  await everywhere('webhooks-3-secret')
  await shown.getByRole('button', { name: '已保存' }).click()
  await page
    .getByRole('row', { name: /文旅办公系统/ })
    .getByText('启用', { exact: true })
    .waitFor()
  // Closed, it is nowhere in the page any more.
  await expect.poll(async () => (await page.content()).includes(secret)).toBe(false)
  await everywhere('webhooks-4-list')

  await page.getByRole('button', { name: '测试：文旅办公系统' }).click()
  await page.getByText('测试消息已发出').waitFor()
  await expect.poll(() => receiver.got.length).toBe(1)
  expect(isSigned(receiver.got[0] as Got, secret)).toBe(true)

  await view('推送记录')
  const sent = page.getByRole('row', { name: /测试消息/ })
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: '刷新' }).click()
      return sent.getByText('已送达').count()
    })
    .toBe(1)
  await page.getByRole('button', { name: '测试消息的详情' }).click()
  await page.getByText(/每次投递都相同/).waitFor()
  await everywhere('webhooks-5-log')
  await page.getByRole('button', { name: '重发：测试消息' }).click()
  await expect.poll(() => receiver.got.length).toBe(2)
  expect(receiver.got[1]?.id).toBe(receiver.got[0]?.id)

  await view('消息推送')
  await page.getByRole('button', { name: '更换密钥：文旅办公系统' }).click()
  await page.getByRole('button', { name: '更换', exact: true }).click()
  const renewed = ((await shown.locator('code').textContent()) ?? '').trim()
  expect(renewed).not.toBe(secret)
  await shown.getByRole('button', { name: '已保存' }).click()
  receiver.answers = 500
  await page.getByRole('button', { name: '测试：文旅办公系统' }).click()
  await expect.poll(() => receiver.got.length).toBe(3)
  expect([isSigned(receiver.got[2] as Got, secret), isSigned(receiver.got[2] as Got, renewed)]).toEqual([false, true])

  await page.getByRole('button', { name: '修改：文旅办公系统' }).click()
  await page.getByLabel('名称').fill('文旅综合办公系统')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '暂停：文旅综合办公系统' }).click()
  await page
    .getByRole('row', { name: /文旅综合办公系统/ })
    .getByText('暂停', { exact: true })
    .first()
    .waitFor()
  await everywhere('webhooks-6-paused')
  await view('推送记录')
  await page.getByRole('button', { name: '刷新' }).click()
  await page.getByText('接收方答复 500').first().waitFor()
  await everywhere('webhooks-7-failed')

  await view('消息推送')
  await page.getByRole('button', { name: '撤销：文旅综合办公系统' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '撤销' }).click()
  await page.getByText('还没有消息推送。').waitFor()
}, 120_000)

test('系统管理员 changes a sentence, is told what is wrong with it, sees how it reads, and puts the former back', async () => {
  const page = await signIn(world.player('系统管理员'), '/notices?view=sentences&kind=duty')
  await page.getByRole('row', { name: /已履行/ }).waitFor()
  await settled(page)
  await picture(page, 'sentences-1-list')
  await expectAccessible(page)
  await page.getByRole('button', { name: '修改：{{事项}}已履行' }).click()
  const form = page.getByRole('dialog', { name: '修改消息文字' })
  await form.getByLabel('标题').fill('{{事顷}}履行完毕')
  await form.getByRole('button', { name: '保存' }).click()
  await form
    .getByText(/不认识的位置 \{\{事顷\}\}/)
    .first()
    .waitFor()
  await form.getByLabel('标题').fill('{{事项}}履行完毕')
  await form.getByRole('button', { name: '试看' }).click()
  await form.getByText('云资源申请 2027-0012履行完毕').waitFor()
  for (const [name, size] of [
    ['sentences-2-form', wide],
    ['sentences-3-form-narrow', narrow],
  ] as const) {
    await page.setViewportSize(size)
    await settled(page)
    await picture(page, name)
    await expectAccessible(page)
  }
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText('消息文字已修改').waitFor()
  await page
    .getByRole('row', { name: /履行完毕/ })
    .getByText('已修改')
    .waitFor()
  await page.getByRole('button', { name: '恢复：{{事项}}履行完毕' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '恢复' }).click()
  await page
    .getByRole('row', { name: /已履行/ })
    .getByText('随平台提供')
    .waitFor()
  await settled(page)
  await picture(page, 'sentences-4-narrow')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

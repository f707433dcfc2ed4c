import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { runningSettings } from './running-settings.ts'
import { settings } from './settings.ts'

const env = {
  ZHENGYUN_CONFIG: 'x.yaml',
  DATABASE_URL: 'postgres://zhengyun_app:geheim@db.example:5432/zhengyun',
  ZHENGYUN_SMTP_URL: 'smtps://mail:geheim@mail.example:465',
  ZHENGYUN_SMTP_FROM: 'a@example.gov.cn',
  ZHENGYUN_PORT: '9000',
}
const shown = runningSettings(readConfig(env, () => 'session_idle_minutes: 45\nregimes: [/srv/a, /srv/b]\nport: 1\n'))
const of = (variable: string) => shown.find((each) => each.variable === variable)

test('every setting is shown, each with a name', () => {
  expect(shown.map(({ variable }) => variable)).toEqual(Object.keys(settings))
  for (const { name } of shown) expect(name).toMatch(/[一-鿿]/)
})

test.each([
  ['ZHENGYUN_PORT', { origin: 'environment', value: '9000', secret: false }],
  ['ZHENGYUN_SESSION_IDLE_MINUTES', { origin: 'file', value: '45' }],
  ['ZHENGYUN_REGIMES', { origin: 'file', value: '/srv/a、/srv/b' }],
  ['ZHENGYUN_HOST', { origin: 'fallback', value: '127.0.0.1' }],
  ['ZHENGYUN_TEMPLATES', { origin: 'fallback', value: null }],
  ['ZHENGYUN_WEBHOOK_NETWORKS', { origin: 'fallback', value: null }],
  ['DATABASE_URL', { origin: 'environment', value: '已设置', secret: true }],
  ['ZHENGYUN_SMTP_URL', { value: '已设置', secret: true }],
  ['DATABASE_OWNER_URL', { origin: 'fallback', value: null, secret: true }],
])('%s', (variable, expected) => expect(of(variable)).toMatchObject(expected))

test('no secret, and nothing out of one, is shown', () => {
  expect(JSON.stringify(shown)).not.toMatch(/geheim|db\.example|mail\.example|zhengyun_app/)
})

test('what is a secret of an address or a password says so', () => {
  const told = Object.entries(settings).filter(
    ([name, setting]) => /URL$/.test(name) && name !== 'ZHENGYUN_PUBLIC_URL' && !('secret' in setting),
  )
  expect(told).toEqual([])
})

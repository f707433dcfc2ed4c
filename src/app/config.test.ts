import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { settings } from './settings.ts'

const noFile = (path: string): string => {
  throw new Error(`ENOENT: ${path}`)
}
const secretUrl = 'postgres://zhengyun_app:geheim@db.example:5432/zhengyun'

const mailFrom = { ZHENGYUN_SMTP_FROM: 'zhengyun@example.gov.cn' }
const aKey = `a:${randomBytes(32).toString('base64')}`

test('nothing set: an embedded database, on the loopback', () => {
  expect(readConfig({ PATH: '/bin', ZHENGYUN_PORT: '' }, noFile)).toEqual({
    ...{ data: './data', host: '127.0.0.1', port: 8320, databaseUrl: null, databaseOwnerUrl: null, publicUrl: null },
    ...{ logLevel: 'info', sessionIdleMinutes: 30, metrics: 'local', regimes: [], templates: null, fonts: null, secureCookies: false },
    ...{
      smtpUrl: null,
      smtpFrom: null,
      smtpTls: 'required',
      webhookNetworks: [],
      noticeTemplates: null,
      secretKeys: [],
      caCertificates: null,
    },
  })
})

test.each([
  [{ ZHENGYUN_PORT: '0' }, { port: 0 }],
  [{ ZHENGYUN_PUBLIC_URL: 'https://cloud.example.gov.cn/' }, { publicUrl: 'https://cloud.example.gov.cn', secureCookies: true }],
  [{ ZHENGYUN_PUBLIC_URL: 'http://10.0.0.8:8320' }, { publicUrl: 'http://10.0.0.8:8320', secureCookies: false }],
  [
    { DATABASE_URL: secretUrl, DATABASE_OWNER_URL: secretUrl },
    { databaseUrl: secretUrl, databaseOwnerUrl: secretUrl },
  ],
  [{ ZHENGYUN_REGIMES: '/srv/a, /srv/b' }, { regimes: ['/srv/a', '/srv/b'] }],
  [{ ZHENGYUN_FONTS: '/srv/fonts' }, { fonts: '/srv/fonts' }],
  [{ ZHENGYUN_HOST: '::' }, { host: '::' }],
  [{ ZHENGYUN_METRICS: 'public' }, { metrics: 'public' }],
  [{ ZHENGYUN_SECRET_KEYS: ` ${aKey} , ${aKey.replace('a:', '2027-old:')}` }, { secretKeys: [{ id: 'a' }, { id: '2027-old' }] }],
  [{ ...mailFrom, ZHENGYUN_SMTP_URL: 'smtp://u:p@localhost', ZHENGYUN_SMTP_TLS: 'none' }, { smtpTls: 'none' }],
  [{ ZHENGYUN_WEBHOOK_NETWORKS: '10.1.0.0/16, fd00::/8' }, { webhookNetworks: ['10.1.0.0/16', 'fd00::/8'] }],
])('%o is read', (env, expected) => {
  expect(readConfig(env, noFile)).toMatchObject(expected)
})

test.each([
  [{ ZHENGYUN_PORT: 'abc' }, 'ZHENGYUN_PORT=abc 不正确：应为 0 到 65535 的整数'],
  [{ ZHENGYUN_PORT: '65536' }, 'ZHENGYUN_PORT=65536 不正确'],
  [{ ZHENGYUN_PORT: '80.5' }, 'ZHENGYUN_PORT=80.5 不正确'],
  [{ ZHENGYUN_HOST: 'http://x' }, 'ZHENGYUN_HOST=http://x 不正确'],
  [{ ZHENGYUN_LOG_LEVEL: 'loud' }, 'ZHENGYUN_LOG_LEVEL=loud 不正确：应为 fatal、error、warn、info、debug、trace、silent 之一'],
  [{ ZHENGYUN_SESSION_IDLE_MINUTES: '0' }, 'ZHENGYUN_SESSION_IDLE_MINUTES=0 不正确：应为 1 到 1440 的整数（分钟）'],
  [{ ZHENGYUN_PUBLIC_URL: 'https://x/y' }, 'ZHENGYUN_PUBLIC_URL=https://x/y 不正确'],
  [{ ZHENGYUN_PUBLIC_URL: 'cloud.example' }, 'ZHENGYUN_PUBLIC_URL=cloud.example 不正确'],
  [{ ZHENGYUN_METRICS: 'yes' }, 'ZHENGYUN_METRICS=yes 不正确：应为 local（/metrics 仅本机可读）或 public'],
  [{ ZHENGYUN_PROT: '1' }, '不认识的环境变量 ZHENGYUN_PROT：可用的有 ZHENGYUN_DATA、'],
  [{ ZHENGYUN_SMTP_URL: 'http://u:geheim@mail' }, 'ZHENGYUN_SMTP_URL 的值不正确：应为 smtps://'],
  [{ ZHENGYUN_SMTP_URL: 'smtps://u:geheim@mail:465' }, '还须设置 ZHENGYUN_SMTP_FROM'],
  [{ ZHENGYUN_WEBHOOK_NETWORKS: '10.0.0.0/99' }, 'ZHENGYUN_WEBHOOK_NETWORKS=10.0.0.0/99 不正确'],
  [{ ZHENGYUN_SMTP_URL: 'smtps://u:100%geheim@mail:465' }, 'ZHENGYUN_SMTP_URL 的值不正确'],
  [{ ZHENGYUN_SMTP_TLS: 'no' }, 'ZHENGYUN_SMTP_TLS=no 不正确：应为 required（必须加密）或 none'],
  [{ ...mailFrom, ZHENGYUN_SMTP_URL: 'smtps://mail', ZHENGYUN_SMTP_TLS: 'none' }, '矛盾'],
  [{ ...mailFrom, ZHENGYUN_SMTP_URL: 'smtp://u:geheim@mail', ZHENGYUN_SMTP_TLS: 'none' }, '不得带用户名和密码'],
  [{ ZHENGYUN_SECRET_KEYS: 'geheim' }, 'ZHENGYUN_SECRET_KEYS 的值不正确：应为“名称:密钥”的形式'],
  [{ ZHENGYUN_SECRET_KEYS: `a:${Buffer.alloc(32).toString('base64')}` }, 'ZHENGYUN_SECRET_KEYS 的值不正确'],
  [{ ZHENGYUN_SECRET_KEYS: `${aKey},${aKey}` }, 'ZHENGYUN_SECRET_KEYS 的值不正确'],
  [{ DATABASE_OWNER_URL: secretUrl }, '还须设置 DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://zhengyun_app:geheim@db/x' }, 'DATABASE_URL 的值不正确：应为 postgres://'],
  [{ DATABASE_URL: 'postgres://zhengyun_app:geheim@db.example' }, 'DATABASE_URL 的值不正确'],
  [{ ZHENGYUN_CONFIG: '/no/file' }, '无法读取 ZHENGYUN_CONFIG 指定的配置文件 /no/file：ENOENT'],
])('%o is refused, without telling secrets', (env, expected) => {
  const attempt = () => readConfig(env, noFile)
  expect(attempt).toThrow(expected)
  expect(attempt).not.toThrow('geheim')
})

test('all faults are told at once', () => {
  const attempt = () => readConfig({ ZHENGYUN_PORT: 'abc', ZHENGYUN_LOG_LEVEL: 'loud' }, noFile)
  expect(attempt).toThrow('ZHENGYUN_PORT')
  expect(attempt).toThrow('ZHENGYUN_LOG_LEVEL')
})

test('a file says the same in lower case; the environment prevails', () => {
  const file = () => `port: 9000\nhost: 0.0.0.0\nregimes: [/srv/a, /srv/b]\ndatabase_url: ${secretUrl}\n`
  const config = readConfig({ ZHENGYUN_CONFIG: 'x.yaml', ZHENGYUN_PORT: '9001' }, file)
  expect(config).toMatchObject({ port: 9001, host: '0.0.0.0', regimes: ['/srv/a', '/srv/b'], databaseUrl: secretUrl })
  expect(readConfig({ ZHENGYUN_CONFIG: 'x.yaml' }, () => '')).toMatchObject({ port: 8320 })
})

test.each([
  ['prot: 1', '配置文件 x.yaml 中有不认识的名称 prot：可用的有 data、host、port、'],
  ['port: x', 'ZHENGYUN_PORT=x 不正确（x.yaml）：应为'],
  ['port: {a: 1}', '配置文件 x.yaml 中 port 的值应是一个词、数或清单'],
  ['- port', '配置文件 x.yaml 应由“名称: 值”各行组成'],
  ['a: [', '无法读取 ZHENGYUN_CONFIG 指定的配置文件 x.yaml'],
])('a file with %o is refused', (content, expected) => {
  expect(() => readConfig({ ZHENGYUN_CONFIG: 'x.yaml' }, () => content)).toThrow(expected)
})

test('docs/configuration.md describes every setting', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
  const described = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name)
  expect(described.toSorted()).toEqual([...Object.keys(settings), 'ZHENGYUN_CONFIG'].toSorted())
})

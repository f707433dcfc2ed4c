import { isNetwork, readSecretKeys, type SecretKey } from '../notices/index.ts'

/** The settings by name, as the program uses them. */
export interface Settings {
  readonly data: string
  readonly host: string
  readonly port: number
  readonly databaseUrl: string | null
  readonly databaseOwnerUrl: string | null
  readonly publicUrl: string | null
  readonly logLevel: LogLevel
  readonly sessionIdleMinutes: number
  readonly metrics: MetricsAudience
  readonly regimes: readonly string[]
  readonly smtpUrl: string | null
  readonly smtpFrom: string | null
  readonly smtpTls: 'required' | 'none'
  readonly webhookNetworks: readonly string[]
  readonly secretKeys: readonly SecretKey[]
  readonly caCertificates: string | null
  readonly noticeTemplates: string | null
  readonly templates: string | null
  readonly fonts: string | null
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const metricsAudiences = ['local', 'public'] as const
type MetricsAudience = (typeof metricsAudiences)[number]

/** One setting: its fallback, how its text is read (`undefined` for a wrong one), and what a right one looks like. */
interface Setting<F extends keyof Settings> {
  readonly field: F
  readonly fallback: Settings[F]
  readonly read: (text: string) => Settings[F] | undefined
  readonly right: string
  readonly secret?: boolean
}

const setting = <F extends keyof Settings>(field: F, of: Omit<Setting<F>, 'field'>): Setting<F> => ({ field, ...of })

const wholeNumber = (from: number, to: number) => (text: string) => {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1
  return value >= from && value <= to ? value : undefined
}

/** Every setting of the program, by environment variable. Documented in docs/configuration.md; a test compares. */
export const settings = {
  ZHENGYUN_DATA: setting('data', { fallback: './data', read: (text) => text, right: '数据文件夹的路径' }),
  ZHENGYUN_HOST: setting('host', {
    fallback: '127.0.0.1',
    read: (text) => (/^[\w.:-]+$/.test(text) ? text : undefined),
    right: '监听的地址，例如 127.0.0.1（仅本机）或 0.0.0.0（所有网卡）',
  }),
  ZHENGYUN_PORT: setting('port', { fallback: 8320, read: wholeNumber(0, 65_535), right: ' 0 到 65535 的整数（0 表示任选空闲端口）' }),
  DATABASE_URL: setting('databaseUrl', {
    fallback: null,
    read: postgresUrl,
    right: ' postgres://角色:密码@主机:端口/数据库 形式的地址',
    secret: true,
  }),
  DATABASE_OWNER_URL: setting('databaseOwnerUrl', {
    fallback: null,
    read: postgresUrl,
    right: ' postgres://角色:密码@主机:端口/数据库 形式的地址',
    secret: true,
  }),
  ZHENGYUN_PUBLIC_URL: setting('publicUrl', {
    fallback: null,
    read: originUrl,
    right: '用户在浏览器里打开的地址，例如 https://cloud.example.gov.cn，不带路径',
  }),
  ZHENGYUN_LOG_LEVEL: setting('logLevel', {
    fallback: 'info',
    read: (text) => logLevels.find((level) => level === text),
    right: ` ${logLevels.join('、')} 之一`,
  }),
  ZHENGYUN_SESSION_IDLE_MINUTES: setting('sessionIdleMinutes', {
    fallback: 30,
    read: wholeNumber(1, 1440),
    right: ' 1 到 1440 的整数（分钟）',
  }),
  ZHENGYUN_METRICS: setting('metrics', {
    fallback: 'local',
    read: (text) => metricsAudiences.find((audience) => audience === text),
    right: ' local（/metrics 仅本机可读）或 public（任何人可读）',
  }),
  ZHENGYUN_REGIMES: setting('regimes', {
    fallback: [],
    read: listed,
    right: '办法文件夹的路径，多个以英文逗号分隔',
  }),
  ZHENGYUN_SMTP_URL: setting('smtpUrl', {
    fallback: null,
    read: smtpUrl,
    right: ' smtps://用户:密码@主机:端口 或 smtp://用户:密码@主机:端口（STARTTLS）形式的地址',
    secret: true,
  }),
  ZHENGYUN_SMTP_FROM: setting('smtpFrom', {
    fallback: null,
    read: (text) => (/^[^@\s<>,;:"]+@[A-Za-z0-9.-]+$/.test(text) ? text : undefined),
    right: '发件人的邮箱地址，例如 zhengyun@example.gov.cn',
  }),
  ZHENGYUN_SMTP_TLS: setting('smtpTls', {
    fallback: 'required',
    read: (text) => (text === 'required' || text === 'none' ? text : undefined),
    right: ' required（必须加密）或 none（不加密，仅限可信的内部邮件服务器）',
  }),
  ZHENGYUN_CA_CERTIFICATES: setting('caCertificates', {
    fallback: null,
    read: (text) => text.trim() || undefined,
    right: '自建证书机构的证书文件（PEM）的路径',
  }),
  ZHENGYUN_SECRET_KEYS: setting('secretKeys', {
    fallback: [],
    read: readSecretKeys,
    right: '“名称:密钥”的形式，密钥是 32 个随机字节的 base64（openssl rand -base64 32），多个以英文逗号分隔，最新的在前',
    secret: true,
  }),
  ZHENGYUN_WEBHOOK_NETWORKS: setting('webhookNetworks', {
    fallback: [],
    read: (text) => (listed(text).every(isNetwork) ? listed(text) : undefined),
    right: '允许推送的内部网段，例如 10.1.0.0/16，多个以英文逗号分隔',
  }),
  ZHENGYUN_NOTICE_TEMPLATES: setting('noticeTemplates', { fallback: null, read: (text) => text, right: '本单位消息文字所在的文件夹' }),
  ZHENGYUN_TEMPLATES: setting('templates', {
    fallback: null,
    read: (text) => text.trim() || undefined,
    right: '公文模板文件夹的路径',
  }),
  ZHENGYUN_FONTS: setting('fonts', {
    fallback: null,
    read: (text) => text.trim() || undefined,
    right: '本单位公文字体文件夹的路径',
  }),
} as const

export type Variable = keyof typeof settings

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function smtpUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null
  const right = url && /^smtps?:$/.test(url.protocol) && url.hostname && !/^\/./.test(url.pathname) && !url.search
  return right && isDecodable(url.username) && isDecodable(url.password) ? text : undefined
}

/** A “%” in a password is written %25: otherwise what stands there is no text. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function postgresUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.username && url.pathname.length > 1 ? text : undefined
}

/** Without the closing slash, so that paths can be put behind it. */
function originUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username ? url.origin : undefined
}

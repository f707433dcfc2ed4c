import type { Config } from './config.ts'
import { settings, type Variable } from './settings.ts'

/** A setting as it may be shown: a secret says only whether it is set. */
export interface RunningSetting {
  readonly variable: string
  readonly name: string
  readonly origin: 'environment' | 'file' | 'fallback'
  readonly secret: boolean
  /** Null where nothing is set. */
  readonly value: string | null
}

/** What each setting is for, in words. */
const names: Readonly<Record<Variable, string>> = {
  ZHENGYUN_DATA: '数据文件夹',
  ZHENGYUN_HOST: '监听地址',
  ZHENGYUN_PORT: '监听端口',
  DATABASE_URL: '数据库地址（应用程序的角色）',
  DATABASE_OWNER_URL: '数据库地址（所有者，用于迁移）',
  ZHENGYUN_PUBLIC_URL: '用户打开的地址',
  ZHENGYUN_LOG_LEVEL: '日志级别',
  ZHENGYUN_SESSION_IDLE_MINUTES: '会话闲置多少分钟后结束',
  ZHENGYUN_METRICS: '运行指标由谁可读',
  ZHENGYUN_REGIMES: '另加的办法文件夹',
  ZHENGYUN_SMTP_URL: '邮件服务器',
  ZHENGYUN_SMTP_FROM: '发件人',
  ZHENGYUN_SMTP_TLS: '邮件是否必须加密传送',
  ZHENGYUN_CA_CERTIFICATES: '自建证书机构的证书文件',
  ZHENGYUN_SECRET_KEYS: '封存密钥的主密钥',
  ZHENGYUN_WEBHOOK_NETWORKS: '允许推送的内部网段',
  ZHENGYUN_NOTICE_TEMPLATES: '本单位消息文字的文件夹',
  ZHENGYUN_TEMPLATES: '本单位公文模板的文件夹',
  ZHENGYUN_FONTS: '本单位公文字体的文件夹',
}

/** The settings that a process runs with, in the order of the documentation. The value of a secret is in none of them. */
export const runningSettings = (config: Config): RunningSetting[] =>
  (Object.keys(settings) as Variable[]).map((variable) => {
    const setting = settings[variable]
    const [value, secret] = [inWords(config[setting.field]), 'secret' in setting && setting.secret === true]
    return {
      ...{ variable, name: names[variable], origin: config.origins?.[variable] ?? 'fallback', secret },
      value: secret ? (value === null ? null : '已设置') : value,
    }
  })

const inWords = (value: Config[keyof Config]): string | null => {
  const text = Array.isArray(value) ? value.join('、') : value === null || value === undefined ? '' : String(value)
  return text === '' ? null : text
}

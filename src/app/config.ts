import { parse } from 'yaml'
import { type Settings, settings, type Variable } from './settings.ts'
import { StartupError } from './startup-error.ts'

/** How this installation is set up; see docs/configuration.md. */
export interface Config extends Settings {
  /** Cookies are sent over HTTPS only: the public address is an HTTPS one. */
  readonly secureCookies: boolean
  /** Where each setting was said; what is not in it has its fallback. */
  readonly origins?: Origins
}

/** The environment, or the configuration file. */
export type Origins = Readonly<Partial<Record<Variable, 'environment' | 'file'>>>

type Environment = Readonly<Record<string, string | undefined>>
type Texts = Readonly<Record<string, string | undefined>>

const fileVariable = 'ZHENGYUN_CONFIG'
const variables = Object.keys(settings) as Variable[]

/**
 * Reads the configuration from the environment and from the file that ZHENGYUN_CONFIG names; the environment prevails.
 * Throws a `StartupError` that lists every fault: an unknown name, or a wrong value with what would be right.
 */
export function readConfig(env: Environment, readFile: (path: string) => string): Config {
  const path = env[fileVariable]
  const file = path ? readConfigFile(path, readFile) : {}
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  const origins: Partial<Record<Variable, 'environment' | 'file'>> = {}
  for (const variable of variables) {
    const { field, fallback, read } = settings[variable]
    const text = env[variable] || file[variable]
    const value = text === undefined || text === '' ? fallback : read(text)
    if (value === undefined) faults.push(faultOf(variable, text ?? '', env[variable] ? '' : `（${path}）`))
    values[field] = value
    if (text) origins[variable] = env[variable] ? 'environment' : 'file'
  }
  faults.push(...unknownNames(env), ...contradictions(values as unknown as Settings))
  if (faults.length > 0) throw new StartupError(`配置有误，未启动：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  const read = values as unknown as Settings
  return { ...read, secureCookies: read.publicUrl?.startsWith('https:') ?? false, ...(Object.keys(origins).length > 0 ? { origins } : {}) }
}

function readConfigFile(path: string, readFile: (path: string) => string): Texts {
  const content = parsed(path, readFile)
  if (content === null) return {}
  if (typeof content !== 'object' || Array.isArray(content)) throw new StartupError(`配置文件 ${path} 应由“名称: 值”各行组成`)
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [variableOf(path, key), textOf(path, key, value)]))
}

function parsed(path: string, readFile: (path: string) => string): unknown {
  try {
    return parse(readFile(path))
  } catch (cause) {
    throw new StartupError(`无法读取 ${fileVariable} 指定的配置文件 ${path}：${firstLine(cause)}`, { cause })
  }
}

/** The file's `session_idle_minutes` is the environment's ZHENGYUN_SESSION_IDLE_MINUTES. */
function variableOf(path: string, key: string): Variable {
  const found = variables.find((variable) => keyOf(variable) === key)
  if (!found) throw new StartupError(`配置文件 ${path} 中有不认识的名称 ${key}：可用的有 ${variables.map(keyOf).join('、')}`)
  return found
}

const keyOf = (variable: Variable): string => variable.replace(/^ZHENGYUN_/, '').toLowerCase()

function textOf(path: string, key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => textOf(path, key, item)).join(',')
  if (value === null) return ''
  if (typeof value === 'object') throw new StartupError(`配置文件 ${path} 中 ${key} 的值应是一个词、数或清单`)
  return String(value)
}

/** Says the value, so that a slip is seen; but a secret's never. */
function faultOf(variable: Variable, text: string, where: string): string {
  const { right, secret } = settings[variable]
  return `${variable}${secret ? ' 的值' : `=${text} `}不正确${where}：应为${right}`
}

function unknownNames(env: Environment): string[] {
  const unknown = Object.keys(env).filter((name) => name.startsWith('ZHENGYUN_') && name !== fileVariable && !(name in settings))
  const known = [...variables.filter((name) => name.startsWith('ZHENGYUN_')), fileVariable].join('、')
  return unknown.map((name) => `不认识的环境变量 ${name}：可用的有 ${known}`)
}

function contradictions({ databaseUrl, databaseOwnerUrl, smtpUrl, smtpFrom, smtpTls }: Settings): string[] {
  if (smtpUrl && !smtpFrom) return ['设置了 ZHENGYUN_SMTP_URL，还须设置 ZHENGYUN_SMTP_FROM（发件人的邮箱地址）']
  if (smtpUrl && smtpTls === 'none') {
    const { protocol, username, hostname } = new URL(smtpUrl)
    if (protocol === 'smtps:') return ['ZHENGYUN_SMTP_URL 为 smtps，与 ZHENGYUN_SMTP_TLS=none（不加密）矛盾，请只保留一项']
    if (username && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
      return ['ZHENGYUN_SMTP_TLS=none（不加密）时，ZHENGYUN_SMTP_URL 不得带用户名和密码，除非邮件服务器就是本机']
  }
  if (databaseOwnerUrl && !databaseUrl) return ['设置了 DATABASE_OWNER_URL，还须设置 DATABASE_URL（应用程序所用的角色）']
  return []
}

const firstLine = (cause: unknown): string => String(cause instanceof Error ? cause.message : cause).split('\n')[0] ?? ''

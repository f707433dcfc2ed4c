import { refusals } from '../../kernel/index.ts'

/**
 * What went wrong, in words for whoever administers the platform. An error's own text is not told: it may hold a person's data or an address with a
 * password; it stands in the log, which fewer people read.
 */
export function failureInWords(error: unknown): string {
  if (error instanceof AggregateError) return `${error.errors.length}件事项未能处理（${failureInWords(error.errors[0])}）；其余已照常处理`
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return `程序出错（${kindOf(error)}），详见服务日志`
  if (/^(08|57)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code))
    return '数据库暂时无法访问，下一次运行时再试'
  if (/^(40|55)/.test(code)) return '与其他办理同时进行，未能取得数据，下一次运行时再试'
  if (/^53/.test(code)) return '数据库的磁盘、内存或连接数不足'
  return /^[0-9A-Z]{5}$/.test(code) ? `数据库拒绝了写入（代码${code}），详见服务日志` : `程序出错（${code.slice(0, 40)}），详见服务日志`
}

const kindOf = (error: unknown): string => (error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : 'Error')

/**
 * Why work was refused, for whoever administers the platform: the fixed words of the code, without the facts. Those name whose systems and amounts they are; the unit's own page tells them. What a
 * measure refuses by a rule of its own has no fixed words.
 */
export const refusalInWords = (code: string): string =>
  Object.hasOwn(refusals, code)
    ? refusals[code as keyof typeof refusals].zh.replace('；逐处列出如下', '').replace(/\{\w+\}/g, '…')
    : '未通过办法规定的检查，详见结算单'

import type { Fault } from '../../kernel/index.ts'

/** How an organisation writes its numbers: `X云〔{year}〕{n}号`. */
export type Pattern = string

const places = ['{year}', '{n}'] as const
export const patternMax = 40
/** An example, for screens and refusals. */
export const patternExample = '湘政务云〔{year}〕{n}号'

/** What is wrong with a pattern; null for a right one. Each place stands once: without the year, numbers of two years would be the same. */
export function patternFault(pattern: string): Fault | null {
  const at = (message: string): Fault => ({ path: '/pattern', message: `${message}，如 ${patternExample}` })
  for (const place of places) {
    const count = pattern.split(place).length - 1
    if (count !== 1) return at(count === 0 ? `发文字号须写 ${place}（${place === '{n}' ? '序号' : '年份'}）` : `${place} 只能写一次`)
  }
  const words = pattern.replace('{year}', '').replace('{n}', '')
  if (/[{}\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u.test(words)) return at('发文字号除 {year}、{n} 外不能有花括号或看不见的字符')
  if (!/\p{L}/u.test(words.replaceAll('号', ''))) return at('发文字号须写本单位的机关代字')
  if (/\d$/u.test(before(pattern)) || /^\d/u.test(after(pattern))) return at('{n} 前后不能紧接数字，否则号码无法分辨')
  return [...pattern].length > patternMax ? at(`发文字号不超过 ${patternMax} 字`) : null
}

const before = (pattern: string): string => pattern.slice(0, pattern.indexOf('{n}')).replace('{year}', '0000')
const after = (pattern: string): string => pattern.slice(pattern.indexOf('{n}') + '{n}'.length).replace('{year}', '0000')

export const numberBy = (pattern: Pattern, year: number, n: number): string =>
  pattern.replace('{year}', () => String(year)).replace('{n}', () => String(n))

import { parse } from 'yaml'
import { type Day, isDay, sha256 } from '../../kernel/index.ts'
import type { Article, PackFault } from '../model.ts'

export interface FrontMatter {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly place: string
  readonly issued: Day
  readonly effective: Day
  readonly expires: Day | null
  readonly text: string
  readonly terms: Readonly<Record<string, string>>
}

/** Reads measure.md's front matter. */
export function readFrontMatter(file: string, text: string, faults: PackFault[]): FrontMatter {
  const complain = (fault: string, remedy: string) => faults.push({ file, line: 1, article: '', fault, remedy })
  const values = yamlOf(text, complain)
  const textOf = (key: string, mayBeEmpty = false): string => {
    const value = values[key]
    if (typeof value !== 'string' || (!value && !mayBeEmpty)) complain(`缺少 ${key}`, `写明 ${key}: …`)
    return typeof value === 'string' ? value : ''
  }
  const dayOf = (key: string): Day => {
    const value = textOf(key)
    if (value && !isDay(value)) complain(`${key} “${value}”不是日期`, '写成 YYYY-MM-DD')
    return value as Day
  }
  if (values.expires === undefined) complain('缺少 expires', '没有规定有效期时写 expires: null')
  return {
    id: textOf('id'),
    title: textOf('title'),
    number: textOf('number', true),
    issuer: textOf('issuer'),
    place: textOf('place'),
    issued: dayOf('issued'),
    effective: dayOf('effective'),
    expires: values.expires === null || values.expires === undefined ? null : dayOf('expires'),
    text: textOf('text', true),
    terms: (values.terms as Record<string, string> | undefined) ?? {},
  }
}

function yamlOf(text: string, complain: (fault: string, remedy: string) => void): Record<string, unknown> {
  const yaml = /^---\n([\s\S]*?)\n---/.exec(text)?.[1]
  if (!yaml) {
    complain('没有卷首', '以 --- 开头写明 id、title、effective 等')
    return {}
  }
  try {
    return (parse(yaml, { schema: 'core' }) ?? {}) as Record<string, unknown>
  } catch (error) {
    complain(`卷首的 YAML 写法有误：${(error as Error).message}`, '检查缩进与冒号')
    return {}
  }
}

/** The digest of a measure's wording: every article's passages, without white space. */
export const textDigest = (articles: readonly Article[]): string =>
  `sha256:${sha256(
    articles
      .flatMap(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)])
      .join('')
      .replace(/\s/g, ''),
  )}`

import { type Day, isDay, sha256 } from '../../kernel/index.ts'
import type { Article, PackFault } from '../model.ts'
import { readYaml } from './block-yaml.ts'

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

const keys = ['id', 'title', 'number', 'issuer', 'place', 'issued', 'effective', 'expires', 'text', 'terms']

/** Reads measure.md's front matter. */
export function readFrontMatter(file: string, text: string, faults: PackFault[]): FrontMatter {
  const complain = (fault: string, remedy: string, line = 1) => faults.push({ file, line, article: '', fault, remedy })
  const values = valuesOf(text, complain)
  if (!values) return nothing
  const textOf = (key: string, mayBeEmpty = false): string => {
    const value = values[key]
    if (typeof value === 'string' && (value || mayBeEmpty)) return value
    if (!mayBeEmpty || value !== undefined) complain(`卷首缺少 ${key}`, `写明 ${key}: …`)
    return ''
  }
  const dayOf = (key: string): Day => {
    const value = textOf(key)
    if (value && !isDay(value)) complain(`卷首的 ${key}“${value}”不是日期`, '写成 YYYY-MM-DD')
    return value as Day
  }
  for (const key of Object.keys(values)) if (!keys.includes(key)) complain(`卷首有不认识的键 ${key}`, `可用：${keys.join('、')}`)
  if (values.expires === undefined) complain('卷首缺少 expires', '没有规定有效期时写 expires: null')
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
    terms: termsOf(values.terms, complain),
  }
}

type Complain = (fault: string, remedy: string, line?: number) => void

const nothing: FrontMatter = {
  ...{ id: '', title: '', number: '', issuer: '', place: '', text: '' },
  ...{ issued: '' as Day, effective: '' as Day, expires: null, terms: {} },
}

function valuesOf(text: string, complain: Complain): Readonly<Record<string, unknown>> | null {
  const yaml = /^---\n([\s\S]*?)\n---/.exec(text)?.[1]
  if (!yaml) {
    complain('没有卷首', '以一行 --- 开头，写明 id、title、effective 等，再以一行 --- 结束')
    return null
  }
  const read = readYaml(yaml)
  if ('says' in read) return read.says
  complain(`卷首：${read.fault}`, read.remedy, read.line + 1)
  return null
}

function termsOf(said: unknown, complain: Complain): Record<string, string> {
  if (said === undefined || said === null) return {}
  const isRecord = typeof said === 'object' && !Array.isArray(said)
  const entries = isRecord ? Object.entries(said) : []
  const terms = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  if (!isRecord || terms.length < entries.length)
    complain('卷首的 terms 应是若干“名: 说法”', '在 terms: 之下每行写一个，如 system: 政务系统')
  return Object.fromEntries(terms)
}

/** The digest of a measure's wording: every article's passages, without white space. */
export const textDigest = (articles: readonly Article[]): string =>
  `sha256:${sha256(
    articles
      .flatMap(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)])
      .join('')
      .replace(/\s/g, ''),
  )}`

import { type Day, isDay, sha256 } from '../../kernel/index.ts'
import type { Article, Decision, OtherMeasure, PackFault } from '../model.ts'
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
  readonly decisions: readonly Decision[]
  readonly replaces: readonly OtherMeasure[]
  readonly replacedBy: readonly OtherMeasure[]
  /** The id of the measure it derives from; `''` for none. */
  readonly derives: string
  readonly text: string
  readonly terms: Readonly<Record<string, string>>
}

const keys = [
  ...['id', 'title', 'number', 'issuer', 'place', 'issued', 'effective', 'expires', 'decisions'],
  ...['replaces', 'replaced-by', 'derives', 'text', 'terms'],
]

/** Reads measure.md's front matter. */
export function readFrontMatter(file: string, text: string, faults: PackFault[]): FrontMatter {
  const complain = (fault: string, remedy: string, line = 1) => faults.push({ file, line, article: '', fault, remedy })
  const values = valuesOf(text, complain)
  if (!values) return nothing
  const textOf = (key: string, mayBeEmpty = false): string => {
    const value = values[key]
    if (value === '待填') complain(`卷首的 ${key} 还没有填写`, `写明 ${key}: …`)
    if (typeof value === 'string' && (value || mayBeEmpty)) return value === '待填' ? '' : value
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
    decisions: readDecisions(values.decisions, values, complain),
    replaces: readOthers('replaces', values, complain),
    replacedBy: readOthers('replaced-by', values, complain),
    derives: textOf('derives', true),
    text: textOf('text', true),
    terms: termsOf(values.terms, complain),
  }
}

type Complain = (fault: string, remedy: string, line?: number) => void

const nothing: FrontMatter = {
  ...{ id: '', title: '', number: '', issuer: '', place: '', text: '' },
  ...{ issued: '' as Day, effective: '' as Day, expires: null, terms: {} },
  ...{ decisions: [], replaces: [], replacedBy: [], derives: '' },
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

type Values = Readonly<Record<string, unknown>>

function recordsOf(key: string, said: unknown, complain: Complain): Values[] {
  if (said === undefined || said === null) return []
  const records = [said].flat().filter((each): each is Values => typeof each === 'object' && each !== null && !Array.isArray(each))
  if (!Array.isArray(said) || records.length < said.length) complain(`卷首的 ${key} 应是列表`, `写成 ${key}: [ { number: …, … } ]`)
  return records
}

const word = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Decisions in their order: each later than the one before, none before the measure itself. */
function readDecisions(said: unknown, { issued }: Values, complain: Complain): Decision[] {
  const example = 'decisions: [ { number: …, issued: 2026-05-10, expires: 2028-06-28, says: … } ]'
  let before = word(issued)
  return recordsOf('decisions', said, complain).map((each) => {
    const [number, on, says] = [word(each.number), word(each.issued), word(each.says)]
    const expires = each.expires === null ? null : word(each.expires)
    const strange = Object.keys(each).filter((key) => !['number', 'issued', 'expires', 'says'].includes(key))
    const name = number || '（无文号）'
    if (strange.length > 0) complain(`决定“${name}”有不认识的键 ${strange.join('、')}`, '可用：number、issued、expires、says')
    if (!number || !isDay(on) || (expires !== null && !isDay(expires)))
      complain(`决定“${name}”没有写全文号、印发日与届满日`, `写成 ${example}；不再设届满日的写 expires: null`)
    else if (on < before) complain(`决定“${name}”印发于 ${on}，早于办法或前一项决定（${before}）`, '核对印发日，并按先后顺序写')
    else if (expires !== null && expires < on) complain(`决定“${name}”的届满日 ${expires} 早于它的印发日 ${on}`, '核对 expires')
    if (isDay(on)) before = on
    return { number, issued: on as Day, expires: expires as Day | null, says }
  })
}

function readOthers(key: string, values: Values, complain: Complain): OtherMeasure[] {
  return recordsOf(key, values[key], complain).map((each) => {
    const other = { number: word(each.number), title: word(each.title) }
    if (!other.number && !other.title) complain(`卷首的 ${key} 没有写明是哪一部`, `写成 ${key}: [ { number: 文号, title: 名称 } ]`)
    return other
  })
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

import { parseTerm, type Term } from '../../calendar/index.ts'
import type { PackFault, Source } from '../model.ts'
import type { Block } from './literate.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Reads one block (or a record inside it) key by key. Whatever is not as it should be becomes a fault with file, line,
 * article and remedy; reading goes on with a harmless value, so that one run shows all faults of a pack.
 */
export interface Reader {
  /** The text itself, where a list holds plain texts beside records; null for a record. */
  readonly is: string | null
  text(key: string): string
  textOr<T>(key: string, otherwise: T): string | T
  choice<T extends string>(key: string, choices: readonly T[], otherwise?: T): T
  texts(key: string): readonly string[]
  truth(key: string): boolean
  term(key: string): Term | null
  record(key: string): readonly (readonly [string, Reader])[]
  records(key: string): readonly Reader[]
  inner(key: string): Reader | null
  raw(key: string): unknown
  has(key: string): boolean
  fault(key: string, fault: string, remedy: string): void
  /** To be called last: every key that was not asked for is a fault. */
  close(): void
}

/**
 * Where a block stands and what it cites: the words above it, and those that `cite` names. In practice.md, where nothing stands above it,
 * `about` says the same; a procedure there that is itself about a party says `cite`.
 */
export function sourceOf(block: Block): Source {
  const { cite, about } = block.says
  const more = [block.practice && cite === undefined ? about : cite]
    .flat()
    .filter((value) => value !== undefined)
    .map(String)
  const cites = [...new Set([...(block.practice ? [] : [block.under]), ...more, ...(block.beside ?? [])])]
  return { file: block.file, line: block.line, cites, practice: block.practice }
}

/** A reader of one block; a fault names the line of the key it is about. */
export const readerOf = (block: Block, faults: PackFault[]): Reader =>
  createReader(
    block.says,
    '',
    (key, fault, remedy) => {
      const { file, line } = block.places.get(key.split('.')[0] ?? '') ?? block
      faults.push({ file, line, article: sourceOf(block).cites[0] ?? '', fault, remedy })
    },
    { known: ['cite', 'overrides', ...(block.practice ? ['about'] : [])] },
  )

type Complain = (key: string, fault: string, remedy: string) => void

interface Reading {
  /** The text itself, where a list holds plain texts beside records. */
  readonly is?: string | null
  /** Keys that every block may have. */
  readonly known?: readonly string[]
}

function createReader(values: Values, at: string, complain: Complain, { is = null, known = [] }: Reading = {}): Reader {
  const asked = new Set<string>(known)
  const name = (key: string) => (at ? `${at}.${key}` : key)
  const take = (key: string) => {
    asked.add(key)
    return values[key]
  }
  const wrong = (key: string, fault: string, remedy: string) => complain(name(key), fault, remedy)
  const asText = (value: unknown): string | null =>
    typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : null
  const asRecord = (value: unknown): Values | null =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null

  const reader: Reader = {
    is,
    text(key) {
      const text = asText(take(key))
      if (!text) wrong(key, `缺少 ${name(key)}`, `写明 ${key}: …`)
      return text ?? ''
    },
    textOr(key, otherwise) {
      asked.add(key)
      return values[key] === undefined || values[key] === null ? otherwise : reader.text(key)
    },
    choice(key, choices, otherwise) {
      const value = take(key)
      if (value === undefined && otherwise !== undefined) return otherwise
      const text = asText(value)
      const found = choices.find((choice) => choice === text)
      if (found) return found
      if (text) wrong(key, `${name(key)} 写作“${text}”，没有这个词`, `可用：${choices.join('、')}`)
      else wrong(key, `缺少 ${name(key)}`, `写明 ${key}: …，可用：${choices.join('、')}`)
      return otherwise ?? (choices[0] as (typeof choices)[number])
    },
    texts(key) {
      const value = take(key)
      if (value === undefined) return []
      const texts = [value].flat().map(asText)
      if (texts.some((text) => text === null)) wrong(key, `${name(key)} 应是文字的列表`, `写成 ${key}: [甲, 乙]`)
      return texts.filter((text) => text !== null)
    },
    truth(key) {
      const value = take(key)
      if (value !== undefined && typeof value !== 'boolean') wrong(key, `${name(key)} 应是 true 或 false`, `写成 ${key}: true`)
      return value === true
    },
    term(key) {
      const value = take(key)
      if (value === undefined) return null
      const text = asText(value) ?? ''
      try {
        return parseTerm(text)
      } catch {
        wrong(key, `${name(key)} 写作“${text}”，不是期限`, '写成“5 working-days”“30 days”“3 months”或“24 hours”')
        return null
      }
    },
    record(key) {
      const value = take(key)
      if (value === undefined) return []
      const found = asRecord(value)
      if (!found) wrong(key, `${name(key)} 应是若干“名: { … }”`, `每行写成 名: { … }`)
      return Object.entries(found ?? {}).map(([inner, said]) => [
        inner,
        createReader(asRecord(said) ?? {}, `${name(key)}.${inner}`, complain),
      ])
    },
    records(key) {
      const value = take(key)
      if (value === undefined) return []
      if (!Array.isArray(value)) wrong(key, `${name(key)} 应是列表`, '每项前写“- ”')
      return (Array.isArray(value) ? value : []).map((said, index) =>
        createReader(asRecord(said) ?? {}, `${name(key)}.${index + 1}`, complain, { is: asText(said) }),
      )
    },
    inner(key) {
      const value = take(key)
      const found = asRecord(value)
      if (value !== undefined && !found) wrong(key, `${name(key)} 应是“{ 键: 值 }”`, `写成 ${key}: { … }`)
      return found && createReader(found, name(key), complain)
    },
    raw: take,
    has(key) {
      asked.add(key)
      return values[key] !== undefined
    },
    fault: wrong,
    close() {
      for (const key of Object.keys(values)) {
        if (!asked.has(key)) wrong(key, `不认识的键 ${name(key)}`, `此处可用：${[...asked].sort().join('、')}`)
      }
    },
  }
  return reader
}

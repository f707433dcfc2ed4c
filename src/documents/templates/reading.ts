import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { type Series, type SubjectKind, seriesIds, seriesNames, subjects, type Template, type TemplateFault } from './template.ts'

interface Read {
  /** Null where the head could not be read at all. */
  readonly template: Template | null
  readonly faults: readonly TemplateFault[]
}

/** The keys of a head: those that must be there, those that are lists, and yes or no. */
const words = ['name', 'title', 'series', 'about', 'masthead', 'signed', 'note'] as const
const lists = ['by', 'papers', 'orders', 'procedures', 'needs', 'to', 'copies', 'annexes'] as const
const required = ['name', 'title', 'series', 'by'] as const
const known: readonly string[] = [...words, ...lists, 'imprint']

/** Reads a template: a head between two lines `---`, then the body. Never throws for what an author may get wrong. */
export function readTemplate(kind: string, file: string, source: string): Read {
  const text = source.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n')
  const faults: TemplateFault[] = []
  const complain = (line: number, fault: string, remedy: string) => faults.push({ file, line, fault, remedy })
  if (text.includes('\uFFFD') || text.includes('\0')) complain(1, '不是 UTF-8 文字', '用文本编辑器另存为 UTF-8')
  const parts = /^---\n([\s\S]*?\n)---[ \t]*(?:\n([\s\S]*))?$/u.exec(text)
  if (!parts) {
    complain(1, '没有文件头', '第一行写 ---，随后写 name、title、series、by，再以 --- 结束，其后写正文')
    return { template: null, faults }
  }
  const [, head = '', body = ''] = parts
  const said = readHead(head, complain)
  const bodyLine = head.split('\n').length + 2
  if (!said) return { template: null, faults }
  if (body.trim() === '') complain(bodyLine, '没有正文', '在第二个 --- 之后写正文')
  return { template: templateOf({ kind, file, body, bodyLine }, said, complain), faults }
}

type Complain = (line: number, fault: string, remedy: string) => void
interface Said {
  readonly at: (key: string) => number
  readonly of: Readonly<Record<string, unknown>>
}

function readHead(head: string, complain: Complain): Said | null {
  const counter = new LineCounter()
  const document = parseDocument(head, { lineCounter: counter, schema: 'core', prettyErrors: false, logLevel: 'error' })
  const lineOf = (offset: number) => counter.linePos(offset).line + 1
  const [error] = document.errors
  if (error) complain(lineOf(error.pos[0]), '文件头读不懂', '检查缩进、冒号后的空格；含 {{ }} 的内容须加英文双引号')
  if (error) return null
  if (!isMap(document.contents)) {
    complain(2, '文件头不是“项目: 内容”的形式', '如 name: 受理通知书')
    return null
  }
  const lines = new Map<string, number>()
  for (const { key } of document.contents.items) if (isScalar(key)) lines.set(String(key.value), lineOf(key.range?.[0] ?? 0))
  const of = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>
  for (const [key, line] of lines) if (!known.includes(key)) complain(line, `文件头没有“${key}”这一项`, `可写：${known.join('、')}`)
  for (const key of required) if (!lines.has(key)) complain(1, `文件头缺“${key}”`, `补写 ${key}`)
  return { of, at: (key) => lines.get(key) ?? 1 }
}

function templateOf(base: Pick<Template, 'kind' | 'file' | 'body' | 'bodyLine'>, { of, at }: Said, complain: Complain): Template {
  const word = (key: (typeof words)[number]): string | null => {
    const value = Object.hasOwn(of, key) ? of[key] : null
    if (value === null || value === undefined || value === '') return null
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    complain(at(key), `“${key}”应是一句文字`, '含 {{ }} 的内容须加英文双引号')
    return null
  }
  const list = (key: (typeof lists)[number]): string[] => {
    const value = Object.hasOwn(of, key) ? of[key] : []
    const all = Array.isArray(value) ? value : value === null ? [] : [value]
    const texts = all.filter((each): each is string => typeof each === 'string')
    if (texts.length < all.length) complain(at(key), `“${key}”应是文字的清单`, `如 ${key}: [甲, 乙]；含 {{ }} 的内容须加英文双引号`)
    return texts
  }
  const oneOf = <T extends string>(key: 'about' | 'series', values: readonly T[], fallback: T, names: string): T => {
    const value = word(key) ?? fallback
    const found = values.find((each) => each === value)
    if (!found) complain(at(key), `“${key}”不能是“${value}”`, `可写：${names}`)
    return found ?? fallback
  }
  const series = oneOf<Series>('series', seriesIds, 'letter', seriesIds.map((id) => `${id}（${seriesNames[id]}）`).join('、'))
  const about = oneOf<SubjectKind>('about', subjects, 'case', 'case（办件）、statement（结算单）、scorecard（考评表）')
  if (Object.hasOwn(of, 'imprint') && typeof of.imprint !== 'boolean')
    complain(at('imprint'), '“imprint”应是 true 或 false', '要版记的写 true')
  return {
    ...base,
    ...{ name: word('name') ?? base.kind, about, series },
    ...{ by: list('by'), papers: list('papers'), orders: list('orders'), procedures: list('procedures'), needs: list('needs') },
    ...{ masthead: word('masthead'), title: word('title') ?? '', to: list('to'), copies: list('copies'), annexes: list('annexes') },
    ...{ signed: word('signed'), note: word('note'), imprint: of.imprint === true },
  }
}

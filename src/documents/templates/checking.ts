import Mustache from 'mustache'
import { cellsOf, isRow, isRule } from './blocks.ts'
import { generalKind } from './choosing.ts'
import { relations, type Template, type TemplateFault } from './template.ts'
import { markClose, markOpen } from './values.ts'
import { fieldWord, hasWord, meant, vocabulary } from './vocabulary.ts'

/** What a template may name of the measures that are loaded. */
export interface Known {
  readonly parties: readonly string[]
  readonly permissions: readonly string[]
  readonly papers: readonly string[]
  readonly procedures: readonly string[]
  /** Fields of the measures' forms. */
  readonly fields: readonly string[]
}

const orders = ['new', 'change', 'end', 'emergency', 'none']

/** All faults of a template that was read: whoever issues by it must never meet one. */
export function checkTemplate(template: Template, known: Known): TemplateFault[] {
  const faults: TemplateFault[] = []
  const at = (line: number) => (fault: string, remedy: string) => void faults.push({ file: template.file, line, fault, remedy })
  checkHead(template, known, at(1))
  const { masthead, title, signed, note, to, copies, annexes, body, bodyLine } = template
  for (const text of [masthead, title, signed, note, ...to, ...copies, ...annexes]) if (text) checkText(template, known, text, () => at(1))
  checkText(template, known, body, (index) => at(bodyLine + lineOf(body, index)))
  checkTables(body, (line) => at(bodyLine + line))
  return faults
}

type Complain = (fault: string, remedy: string) => void

function checkHead(
  { kind, by, papers, orders: said, procedures, needs, about, copies, imprint }: Template,
  known: Known,
  complain: Complain,
): void {
  const issuers = [...Object.keys(relations), ...known.parties, ...known.permissions]
  const unknown = (what: string, names: readonly string[], all: readonly string[]) => {
    for (const name of names) if (!all.includes(name)) complain(`${what}没有“${name}”`, `可写：${meant(name, all).join('、')}`)
  }
  if (by.length === 0)
    complain(
      '没有写明由谁出具',
      `在 by 写：${Object.entries(relations)
        .map(([id, name]) => `${id}（${name}）`)
        .join('、')}，或办法中的一方、权限词`,
    )
  unknown('by 中', by, issuers)
  unknown('各办法的文书中', papers, known.papers)
  unknown('各办法的程序中', procedures, known.procedures)
  unknown('orders 中', said, orders)
  const { texts, rows } = vocabulary[about]
  unknown(
    'needs 中',
    needs.filter((name) => !fieldWord.test(name)),
    [...Object.keys(texts), ...Object.keys(rows)],
  )
  if (by.includes('issuer') && papers.length === 0 && kind !== generalKind)
    complain('by 写了 issuer，却没有写是哪些文书', '在 papers 写办法中的文书')
  if (copies.length > 0 && !imprint) complain('有抄送机关而没有版记', '写 imprint: true（GB/T 9704：抄送机关在版记中）')
}

type Token = readonly [type: string, value: string, start: number, end: number, inner?: readonly Token[], close?: number]

function checkText(template: Template, known: Known, text: string, at: (index: number) => Complain): void {
  if (text.includes(markOpen) || text.includes(markClose)) at(0)('含有不能使用的私用字符', '删去这些看不见的字符')
  let tokens: readonly Token[]
  try {
    tokens = new Mustache.Writer().parse(text) as unknown as readonly Token[]
  } catch (error) {
    const [, what = '', index = '0'] = /"?([^"]*)"? at (\d+)$/u.exec((error as Error).message) ?? []
    at(Number(index))(syntaxInWords((error as Error).message, what), '每个 {{#…}} 和 {{^…}} 都要以同名的 {{/…}} 结束，每个 {{ 都要有 }}')
    return
  }
  walk(template, known, tokens, [], at)
  const lone = /(?<![{}])\{(?![{}])[\w.-]+\}(?!\})/u.exec(text)
  if (lone) at(lone.index)(`“${lone[0]}”不会被填写`, `用两层花括号：{${lone[0]}}`)
}

const syntaxInWords = (message: string, what: string): string =>
  message.startsWith('Unclosed tag')
    ? '有 {{ 没有 }}'
    : message.startsWith('Unopened')
      ? `{{/${what}}} 没有开头`
      : `{{#${what}}} 没有结束，或与别的部分交错`

function walk(template: Template, known: Known, tokens: readonly Token[], lists: readonly string[], at: (index: number) => Complain): void {
  for (const [type, name, start, , inner = []] of tokens) {
    const complain = at(start)
    if (type === 'name') checkName(template, known, name, lists, complain)
    else if (type === '#' || type === '^') {
      checkSection(template, known, name, lists, complain)
      walk(template, known, inner, isList(template, name) ? [...lists, name] : lists, at)
    } else if (type === '&') complain(`“${name}”用了三层花括号或 &`, `写成 {{${name}}}：内容一律作为文字`)
    else if (type === '>') complain(`不能引用其他模板（{{>${name}}}）`, '把那部分写在这里')
    else if (type === '=') complain('不能改换花括号', '删去 {{=…=}}')
  }
}

const isList = ({ about }: Template, name: string): boolean => Object.hasOwn(vocabulary[about].rows, name)

function checkName(template: Template, known: Known, name: string, lists: readonly string[], complain: Complain): void {
  const { texts, rows } = vocabulary[template.about]
  const here = lists.flatMap((list) => Object.keys(rows[list]?.of ?? {}))
  if (Object.hasOwn(texts, name) || isField(template, known, name) || here.includes(name)) return
  const home = Object.entries(rows).find(([, { of }]) => Object.hasOwn(of, name))
  const list = Object.hasOwn(rows, name) ? rows[name] : undefined
  if (list) complain(`“${name}”是一张清单，不能直接写出`, `用 {{#${name}}}…{{/${name}}}，其中可写：${Object.keys(list.of).join('、')}`)
  else if (home) complain(`“${name}”只在清单“${home[0]}”中有`, `写在 {{#${home[0]}}}…{{/${home[0]}}} 之内`)
  else complain(`没有“${name}”这一事实`, `可写：${meant(name, [...here, ...Object.keys(texts), ...fieldsOf(template, known)]).join('、')}`)
}

function checkSection(template: Template, known: Known, name: string, lists: readonly string[], complain: Complain): void {
  const { texts, rows } = vocabulary[template.about]
  const list = hasWord(name)
  if (Object.hasOwn(texts, name) || Object.hasOwn(rows, name) || isField(template, known, name)) return
  if (list !== null && Object.hasOwn(rows, list)) return
  if (lists.some((each) => Object.hasOwn(rows[each]?.of ?? {}, name))) return
  const all = [...Object.keys(rows), ...Object.keys(rows).map((each) => `has.${each}`), ...Object.keys(texts)]
  complain(`没有“${name}”这一事实或清单`, `可写：${meant(name, all).join('、')}`)
}

const fieldsOf = ({ about }: Template, { fields }: Known): string[] => (about === 'case' ? fields.map((field) => `field.${field}`) : [])
const isField = (template: Template, known: Known, name: string): boolean =>
  fieldWord.test(name) && fieldsOf(template, known).includes(name)

/** The line of an index within a text, counted from 0. */
const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length - 1

/** Every table has its second row, and as many cells in each. */
function checkTables(body: string, at: (line: number) => Complain): void {
  const lines = body.split('\n')
  let columns = 0
  for (const [index, line] of lines.entries()) {
    if (!isRow(line)) {
      if (line.trim() === '') columns = 0
      continue
    }
    if (isRule(line)) continue
    const count = cellsOf(line).length
    if (columns > 0 && count !== columns) at(index)(`这一行有 ${count} 格，表头有 ${columns} 格`, '各行的格数要一致')
    if (columns > 0) continue
    columns = count
    const rule = lines[index + 1] ?? ''
    if (!isRule(rule)) at(index)('表头下面没有对齐行', `加一行，如 |${'---|'.repeat(count)}（:-- 左、:-: 中、--: 右，横线多的列宽）`)
    else if (cellsOf(rule).length !== count) at(index + 1)(`对齐行有 ${cellsOf(rule).length} 格，表头有 ${count} 格`, '格数要一致')
  }
}

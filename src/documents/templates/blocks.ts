import type { Block, Table } from '../layout/document.ts'
import { oneLine, plainText, withValues } from './values.ts'

/** A line of a body: `# 标题`, `| 单元 | 格 |`, `表：题名`, or a paragraph. */
export const isRow = (line: string): boolean => line.trimStart().startsWith('|')
const heading = /^(#{1,4})\s+(\S.*)$/u
const caption = /^表[：:]\s*(\S.*)$/u

/** The cells of a row. */
export const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => cell.trim())

/** The second row of a table: `:--` left, `:-:` centred, `--:` right; the more hyphens, the wider the column. */
export const isRule = (line: string): boolean => isRow(line) && cellsOf(line).every((cell) => /^:?-+:?$/u.test(cell))

const columnOf = (rule: string, name: string): Table['columns'][number] => ({
  name,
  align: rule.endsWith(':') ? (rule.startsWith(':') ? 'center' : 'right') : 'left',
  share: rule.replaceAll(':', '').length,
})

/** The blocks of a rendered body: its structure is read while the facts are still marks, then they are put in. */
export function blocksOf(rendered: string, values: readonly string[]): Block[] {
  const blocks: Block[] = []
  const lines = rendered.split('\n').map((line) => line.trim())
  let title: string | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (isRow(line)) {
      const end = endOfTable(lines, at)
      blocks.push(tableOf(lines.slice(at, end), title, values))
      at = end - 1
    } else if (!caption.test(line)) blocks.push(...textOf(line, values))
    title = caption.exec(line)?.[1] ?? (line === '' ? title : null)
  }
  return blocks
}

/** Parts that fell away inside a table leave blank lines behind; they do not end it. */
function endOfTable(lines: readonly string[], from: number): number {
  let end = from
  for (let at = from; at < lines.length && (isRow(lines[at] ?? '') || lines[at] === ''); at += 1) {
    if (isRule(lines[at + 1] ?? '') && at > from) break
    if (isRow(lines[at] ?? '')) end = at + 1
  }
  return end
}

function tableOf(lines: readonly string[], title: string | null, values: readonly string[]): Table {
  const [head = '', rule = '', ...rows] = lines.filter(isRow)
  const put = (cell: string) => oneLine(withValues(cell, values))
  const names = cellsOf(head).map(put)
  const rules = cellsOf(rule)
  return {
    kind: 'table',
    caption: title && put(title),
    columns: names.map((name, index) => columnOf(rules[index] ?? '-', name)),
    rows: rows.map((row) => {
      const cells = cellsOf(row)
      return names.map((_, index) => put(cells[index] ?? ''))
    }),
  }
}

function textOf(line: string, values: readonly string[]): Block[] {
  const [, signs, words] = heading.exec(line) ?? []
  if (signs && words) return [{ kind: 'heading', level: signs.length as 1 | 2 | 3 | 4, text: oneLine(withValues(words, values)) }]
  return plainText(withValues(line, values))
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text }))
}

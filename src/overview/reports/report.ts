import Mustache from 'mustache'
import type { Block, OfficialDocument } from '../../documents/index.ts'
import type { Day } from '../../kernel/index.ts'
import type { MeasureView } from '../overview.ts'
import { type Period, periodName } from '../rules/period.ts'
import { reportWord } from './kind.ts'
import { tableOf, totalOf } from './tables.ts'
import type { Part } from './template.ts'

/** What a report is of and who makes it. */
export interface ReportHead {
  readonly unit: string
  readonly place: string
  readonly period: Period
  /** The day at whose end standing facts are told. */
  readonly on: Day
  readonly today: Day
}

/** The report as an official document: the template's words with the figures filled in, tables and bars from the same measures as the overview. */
export function documentOf(parts: readonly Part[], measures: readonly MeasureView[], head: ReportHead): OfficialDocument {
  const words = wordsOf(measures, head)
  // A share of nothing has no percent either.
  const filled = (text: string) => Mustache.render(text, words, {}, { escape: String }).replaceAll('—%', '—')
  const title = parts.find((part) => part.kind === 'title')
  return {
    ...{ masthead: null, number: null, to: [], annexes: [], note: null, copies: [], imprint: null, proof: null },
    title: title?.kind === 'title' ? filled(title.text) : '',
    body: parts.flatMap((part) => blockOf(part, measures, filled)),
    signedBy: head.unit,
    date: head.today,
  }
}

function blockOf(part: Part, measures: readonly MeasureView[], filled: (text: string) => string): Block[] {
  if (part.kind === 'title') return []
  if (part.kind === 'heading') return [{ kind: 'heading', level: part.level, text: filled(part.text) }]
  if (part.kind === 'paragraph') return [{ kind: 'paragraph', text: filled(part.text) }]
  const measure = measures.find(({ id }) => id === part.measure)
  if (!measure || measure.rows.length === 0) return []
  return [part.kind === 'table' ? tableOf(measure) : barsOf(measure, part.column)]
}

const barsMax = 12

function barsOf({ name, rows, columns, counts, weighs }: MeasureView, column: string | null): Block {
  const at = columns.findIndex(({ key }) => key === column)
  const bars = rows.slice(0, barsMax).map((row) => {
    const shown = at < 0 ? totalOf(row.cells) : String(row.cells[at]?.count ?? 0)
    return { name: row.name, value: Number(shown), shown }
  })
  return {
    kind: 'bars',
    caption: at < 0 ? name : `${name}：${columns[at]?.name ?? ''}`,
    unit: weighs === 'yuan' && at < 0 ? '元' : counts,
    bars,
  }
}

/** What a template may name: see templates/reports/README.md. */
function wordsOf(measures: readonly MeasureView[], { unit, place, period, on }: ReportHead) {
  const figures = measures.map(({ id, total }) => {
    const cells = total.cells.flatMap(({ column, count, before }) => [
      [column, String(count)],
      [`${column}-before`, before === null ? '—' : String(before)],
    ])
    const shares = { share: total.share ?? '—', 'share-before': total.shareBefore ?? '—' }
    const sums = { sum: totalOf(total.cells), 'sum-before': totalOf(total.cells.map((cell) => ({ sum: cell.sumBefore }))) }
    return [id, { ...Object.fromEntries(cells), ...shares, ...sums }] as const
  })
  return { ...Object.fromEntries(figures), unit, place, on, period: periodName(period), kind: reportWord(period) }
}

import type { Citation, Day, Id } from '../kernel/index.ts'
import type { Measure, PanelId } from './rules/measure.ts'
import type { Period } from './rules/period.ts'

/** One figure: how many things are in a cell. The list behind it is asked by measure, row and column, and has exactly `count` rows. */
export interface Cell {
  readonly column: string
  readonly count: number
  /** Of the period before; null where there is nothing to compare with. */
  readonly before: number | null
  /** What they weigh together, as an exact text; null where they have no weight or it can't be added. */
  readonly sum: string | null
  readonly sumBefore: string | null
}

export interface FigureRow {
  readonly key: string
  readonly name: string
  readonly citation: Citation | null
  readonly cells: readonly Cell[]
  /** In percent with one place (上云率, 按期率); null of nothing. */
  readonly share: string | null
  readonly shareBefore: string | null
  readonly spread: { readonly count: number; readonly median: string; readonly ninetieth: string; readonly terms: readonly string[] } | null
  readonly quantities: readonly { readonly name: string; readonly unit: string; readonly quantity: string }[]
  /** What the row's things are of which a reader must know: costs that are only accrued. */
  readonly remarks: readonly string[]
}

/** A measure with its figures. */
export interface MeasureView extends Pick<Measure, 'id' | 'name' | 'by' | 'counts' | 'says' | 'facts' | 'weighs'> {
  readonly columns: readonly { readonly key: string; readonly name: string; readonly tone: 'good' | 'bad' | null }[]
  readonly shareName: string | null
  readonly citations: readonly Citation[]
  readonly rows: readonly FigureRow[]
  readonly total: Omit<FigureRow, 'key' | 'name' | 'citation' | 'quantities'>
}

export interface PanelView {
  readonly panel: PanelId
  readonly period: Period
  readonly before: Period
  /** The day at whose end standing facts are told. */
  readonly on: Day
  /** Everything of the jurisdiction; otherwise the reader's part of it. */
  readonly whole: boolean
  readonly measures: readonly MeasureView[]
}

export type Link = 'system' | 'resource' | 'case' | 'usage' | 'statement' | 'budget' | 'duty' | 'outages'

/** A thing that was counted. */
export interface BehindRow {
  readonly id: string
  readonly title: string
  readonly about: string | null
  readonly organisation: string
  readonly day: Day | null
  readonly note: string | null
  readonly weight: string | null
  readonly unit: string | null
  readonly link: Link
  readonly linkId: Id | null
}

import type { Evaluation } from '../../evaluation/index.ts'
import type { Clock, Database, Door } from '../../kernel/index.ts'
import type { Regimes } from '../../regimes/index.ts'
import type { Settlement } from '../../settlement/index.ts'
import type { Printing } from '../printing/printing.ts'
import type { Shelves } from '../templates/choosing.ts'
import type { TurnsLimits } from './turns.ts'

export interface DocumentsNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Pick<Regimes, 'get'>
  readonly templates: Shelves
  readonly printing: Printing
  /** How many issue at once and wait; `issuingLimits` unless said. */
  readonly issuing?: TurnsLimits
  /** The address that people open, without a path: QR codes lead there. */
  readonly verifyAt: string
  /** The lines of an order as papers list them, one to a line of text. */
  linesInWords(file: { readonly lines: readonly unknown[] }): string
  readonly settlement: Pick<Settlement, 'get' | 'totals'>
  readonly evaluation: Pick<Evaluation, 'scorecard'>
}

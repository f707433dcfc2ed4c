import type { Term } from '../../calendar/index.ts'
import type { Condition } from './rules.ts'
import type { Source } from './text.ts'

export type FieldType = 'text' | 'long-text' | 'number' | 'day' | 'yes-no' | 'choice' | 'body'

export interface Field {
  readonly field: string
  readonly label: string
  readonly type: FieldType
  readonly options: readonly string[]
  readonly required: boolean
  /** Of a field that names organisations: the party they are, whether several may be named, and whether it is the case's provider. */
  readonly party: string | null
  readonly many: boolean
  readonly as: 'provider' | null
}

export interface Material {
  readonly document: string
  /** Needed only where these tests hold. */
  readonly when: Condition
}

export type WorkKind = 'test' | 'deliver' | 'change' | 'reclaim'

export type OrderKind = 'new' | 'change' | 'end' | 'emergency' | 'none'

export type Level = 'handler' | 'reviewer' | 'approver' | 'signer'

export interface OutcomeRule {
  readonly id: string
  readonly name: string
  /** A step of the same procedure, or `end`. */
  readonly to: string
  readonly opinionRequired: boolean
  readonly issues: readonly string[]
  readonly asks: readonly Field[]
  readonly materials: readonly Material[]
  /** How a case that ends here has ended. */
  readonly endsAs: 'done' | 'refused' | 'withdrawn'
}

/** A term that applies instead where its tests hold; `until` is a day on file, such as `system.construction-ends-on`. */
export interface TermAlternative {
  readonly when: Condition
  readonly term: Term | null
  readonly until: string | null
}

export interface StepRule {
  readonly id: string
  readonly procedure: string
  readonly name: string
  readonly by: string
  readonly with: readonly string[]
  /** The term where none of the alternatives applies. */
  readonly within: Term | null
  readonly alternatives: readonly TermAlternative[]
  readonly lasts: Term | null
  /** The event both terms count from; null: from entering the step. */
  readonly since: string | null
  readonly suspends: string | null
  readonly else: { readonly to: string; readonly name: string } | null
  readonly asks: readonly Field[]
  readonly materials: readonly Material[]
  readonly lines: boolean
  readonly work: WorkKind | null
  readonly levels: readonly Level[]
  readonly outcomes: readonly OutcomeRule[]
  readonly source: Source
}

export interface ProcedureRule {
  readonly id: string
  readonly name: string
  readonly by: string
  /** The party whom the case is about, when another begins it: the case is a matter of that organisation. */
  readonly about: string | null
  readonly order: OrderKind
  /** Who names the provider of an order: whoever begins it, nobody (there is a single one), or a later step's field. */
  readonly provider: 'chosen' | 'single' | 'assigned'
  /** In the order in which they are written; the first is where a case begins. */
  readonly steps: readonly StepRule[]
  readonly source: Source
}

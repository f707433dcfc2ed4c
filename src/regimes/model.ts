import type { Term } from '../calendar/index.ts'
import type { Day } from '../kernel/index.ts'
import type { Permission } from './permissions.ts'

/** Where a block stands: for faults, and for 依据. */
export interface Source {
  readonly file: string
  readonly line: number
  /** The articles that the block rests on, as citations: `19`, `19.2`, `14¶2`, `39¶1.5`. */
  readonly cites: readonly string[]
  /** True for a block of practice.md: local practice, never shown as law. */
  readonly practice: boolean
}

export type DemandKind = 'text' | 'party' | 'step' | 'rule' | 'duty' | 'money' | 'right' | 'meta'

/** What an article asks of the platform, in the pack's own words. */
export interface Demand {
  readonly cite: string
  readonly kind: DemandKind
  readonly says: string
  readonly source: Source
}

/** What a party sees: its own, its area's, what is assigned to it as provider, or all of its jurisdiction. */
export type Sees = 'own' | 'area' | 'assigned' | 'jurisdiction'

export interface PartyRule {
  readonly id: string
  readonly name: string
  readonly body: string | null
  readonly sees: Sees
  readonly may: readonly Permission[]
  readonly source: Source
}

export interface DocumentRule {
  readonly id: string
  readonly name: string
  /** Wording of a paper that the platform issues; null for papers that people bring. */
  readonly says: string | null
  /** Parties that are told of it and may read it, beside those who see its case: 主送 and 抄送. */
  readonly to: readonly string[]
  readonly copies: readonly string[]
  /** Everybody in the jurisdiction may read it. */
  readonly published: boolean
  readonly source: Source
}

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

/** A test of one fact. */
export type Test =
  | { readonly is: 'equal' | 'not'; readonly value: Literal }
  | { readonly is: 'one-of'; readonly values: readonly Literal[] }
  | { readonly is: 'missing' | 'present' }
  | { readonly is: Comparison; readonly number: string }
  | { readonly is: Comparison; readonly fact: string }
  | { readonly is: 'sooner-than'; readonly term: Term; readonly after: string }
export type Comparison = '>' | '>=' | '<' | '<='
export type Literal = string | boolean
/** All tests must hold; empty: always. */
export type Condition = readonly { readonly fact: string; readonly test: Test }[]

export interface GuardRule {
  readonly id: string
  readonly on: string
  readonly each: 'line' | null
  readonly when: Condition
  readonly then: 'refuse' | 'flag' | 'permit' | 'exclude' | 'deduct'
  readonly says: string
  /** The procedure that a finding begins, about the unit (or provider) concerned. */
  readonly opens: string | null
  /** In how many periods in a row it must hold (occasion `usage.reported`). */
  readonly lasting: number
  /** What is taken off a line of the bill, in percent (`then: deduct`). */
  readonly percent: string | null
  /** Names of rules that are silent where this one holds. */
  readonly excepts: readonly string[]
  readonly source: Source
}

export interface ChargingRule {
  readonly by: 'month' | 'year'
  /** Events `<procedure>.<step>.<outcome>`. */
  readonly starts: readonly string[]
  readonly changes: readonly string[]
  readonly ends: readonly string[]
  readonly part: 'actual-days'
  readonly counts: readonly ('start' | 'end')[]
  /** Whether charging begins on the event's day or on the first day of the month after it. */
  readonly from: 'event-day' | 'next-month'
  readonly rounding: 'half-up-per-line'
  /** Which article each key came from. */
  readonly cites: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

export interface CycleRule {
  /** `MM-DD`. */
  readonly begins: string
  readonly first: 'contract' | 'begins'
  readonly accounts: string
  readonly reviews: string
  readonly cites: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly Source[]
}

export type Period = 'month' | 'quarter' | 'half-year' | 'year'

/** A standing obligation. It arises by the calendar, after an event, in important periods, or as a paper that must always be valid. */
export interface DutyRule {
  readonly id: string
  readonly name: string
  readonly by: string
  /** Parties that receive the evidence; empty: it is kept by whoever owes it. */
  readonly to: readonly string[]
  /** A calendar period, or an interval counted from when the duty first bound. */
  readonly every: Period | Term | null
  /** Events `<procedure>.<step>.<outcome>`, or `system.cut-over`, `system.registered`, `contract.signed`. */
  readonly after: readonly string[]
  readonly during: 'important-period' | null
  /** The paper of which there must be a valid one on every day. */
  readonly keeps: string | null
  /** For how long such a paper is good when it does not say so itself; how long before its end it is to be renewed. */
  readonly valid: Term | null
  readonly renews: Term | null
  /** One for each obliged organisation, or for each of its systems. */
  readonly each: 'organisation' | 'system'
  readonly when: Condition
  readonly within: Term | null
  /** How long before its due day it is shown as due soon. */
  readonly warns: Term | null
  readonly evidence: string | null
  /** What is to be done, in the pack's words. */
  readonly says: string
  readonly source: Source
}

/** What the platform computes for an evaluation: a percentage, the higher the better. */
export type Indicator =
  | 'migration-rate'
  | 'usage-within-bounds'
  | 'duties-on-time'
  | 'rectified-on-time'
  | 'orders-on-time'
  | 'orders-succeeded'
  | 'cases-on-time'
  | 'availability'
  | 'monitoring-completeness'

/** One dimension of a scorecard: computed, asked in a survey, or entered by the parties named. */
export interface DimensionRule {
  readonly id: string
  readonly name: string
  readonly indicator: Indicator | null
  /** The party whose organisations are asked how satisfied they are. */
  readonly survey: string | null
  readonly by: readonly string[]
}

/** A scorecard: who is evaluated by whom, how often, on what. Weights and grades are the jurisdiction's, with these to begin with. */
export interface EvaluationRule {
  readonly id: string
  readonly name: string
  readonly of: string
  readonly by: string
  readonly every: 'quarter' | 'half-year' | 'year' | 'cycle' | 'contract-year'
  readonly dimensions: readonly DimensionRule[]
  readonly weights: Readonly<Record<string, string>>
  /** Lowest score of each grade, best first. */
  readonly grades: readonly { readonly name: string; readonly from: string }[]
  /** For how long after its publication the evaluated one may object. */
  readonly objections: Term | null
  /** Whether all see the result, or the evaluated one and the evaluators. */
  readonly published: boolean
  readonly source: Source
}

/** What the text says of its own validity; null: no last day. */
export interface Validity {
  readonly lastDay: Day | null
  /** How long before its end people are reminded of it. */
  readonly reminds: Term | null
  readonly says: string
  readonly source: Source
}

export interface Interpretation {
  readonly id: string
  readonly on: readonly string[]
  readonly question: string
  readonly reading: string
  readonly because: string
  readonly source: Source
}

/** How a derived measure's article stands to an upper one's: it takes its rules over, or leaves them behind. */
export interface Derivation {
  readonly kind: 'inherits' | 'overrides'
  /** Articles or items of the upper measure. */
  readonly articles: readonly string[]
  /** A block of its own; null where another block says `overrides`. */
  readonly says: string | null
  readonly source: Source
}

/** A later decision about how long a measure is in force. */
export interface Decision {
  readonly number: string
  readonly issued: Day
  /** The last day in force from then on; null: no end. */
  readonly expires: Day | null
  readonly says: string
}

/** Another measure, that may well be in no pack. */
export interface OtherMeasure {
  readonly number: string
  readonly title: string
}

export interface Uncarried {
  readonly reason: string
  readonly source: Source
}

/** The words right above a block: an article's paragraph or item. */
export interface Passage {
  readonly cite: string
  readonly text: string
}

export interface Article {
  /** `19` */
  readonly cite: string
  /** `第十九条` */
  readonly heading: string
  readonly chapter: string
  readonly passages: readonly Passage[]
  readonly file: string
  readonly line: number
}

/** A section of practice.md: what is done locally, in prose. Its blocks stand between its line and the next section's. */
export interface PracticeSection {
  readonly heading: string
  readonly says: readonly string[]
  readonly line: number
}

/** Keys that local practice adds to a block of the law: `step apply.review`. */
export interface Amendment {
  readonly of: string
  readonly keys: readonly string[]
  readonly source: Source
}

/** A measure as the platform executes it. */
export interface Regime {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly place: string
  readonly issued: Day
  readonly effective: Day
  /** The last day in force as the text sets it; later `decisions` change it from their day on. */
  readonly expires: Day | null
  readonly decisions: readonly Decision[]
  readonly replaces: readonly OtherMeasure[]
  readonly replacedBy: readonly OtherMeasure[]
  /** The measure that this one derives from: what it does not override it takes over. */
  readonly upper: Regime | null
  readonly terms: Readonly<Record<string, string>>
  readonly articles: readonly Article[]
  readonly demands: readonly Demand[]
  readonly parties: readonly PartyRule[]
  readonly documents: readonly DocumentRule[]
  readonly procedures: readonly ProcedureRule[]
  readonly rules: readonly GuardRule[]
  readonly charging: ChargingRule | null
  readonly cycle: CycleRule | null
  readonly duties: readonly DutyRule[]
  readonly evaluations: readonly EvaluationRule[]
  readonly validity: Validity | null
  readonly interpretations: readonly Interpretation[]
  readonly uncarried: readonly Uncarried[]
  readonly derivations: readonly Derivation[]
  readonly practice: readonly PracticeSection[]
  readonly amendments: readonly Amendment[]
}

/** A fault of a pack: where, under which article, what is wrong, and what would be right. */
export interface PackFault {
  readonly file: string
  readonly line: number
  readonly article: string
  readonly fault: string
  readonly remedy: string
}

import type { Day, Id, Instant } from '../kernel/index.ts'

/** What is found in the database, in the order in which groups are shown. */
export const storedKinds = ['case', 'system', 'resource', 'opinion', 'document', 'official', 'duty'] as const
export type StoredKind = (typeof storedKinds)[number]
export const kinds = [...storedKinds, 'article'] as const
export type Kind = (typeof kinds)[number]

/** A row as the database gives it. */
export interface FoundRow {
  readonly id: Id
  readonly at: Instant
  readonly code: string | null
  readonly body: string
  readonly title: string | null
  readonly number: string | null
  readonly organisationName: string
  readonly systemName: string | null
  readonly state: string | null
  readonly dueOn: Day | null
  /** Where it is shown, where that is not the row itself: the case of an opinion. */
  readonly place: Id | null
  /** Which organisation said it, and its words, which the excerpt is made from; null: from the body. */
  readonly saidBy: string | null
  readonly said: string | null
}

/** Something found: what it is called, whose it is, and the words around what was sought where those do not stand in the title. */
export interface Hit {
  readonly kind: Kind
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly organisationName: string | null
  readonly systemName: string | null
  readonly excerpt: string | null
  readonly state: string | null
  readonly at: Instant | null
  /** Where it is shown: its own id, the case's of an opinion. */
  readonly place: string
  /** Which organisation said it; of opinions only. */
  readonly saidBy: string | null
}

/** Something whose name stands in a measure, and not in the database: `hunan-2024/apply`. */
export interface Code {
  readonly kind: 'case' | 'duty' | 'opinion'
  readonly code: string
  readonly name: string
}

import type { Day, Id, Instant } from '../kernel/index.ts'

/** What is found in the database, in the order in which groups are shown. */
export const storedKinds = ['case', 'system', 'resource', 'document', 'duty'] as const
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
}

/** Something whose name stands in a measure, and not in the database: `hunan-2024/apply`. */
export interface Code {
  readonly kind: 'case' | 'duty'
  readonly code: string
  readonly name: string
}

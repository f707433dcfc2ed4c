import type { Term } from '../../calendar/index.ts'
import type { Source } from './text.ts'

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
  readonly then: 'refuse' | 'flag' | 'permit' | 'exclude' | 'apart' | 'deduct'
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

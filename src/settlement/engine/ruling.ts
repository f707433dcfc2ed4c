import type { Span } from './spans.ts'

/** The steps in which an organisation's cases stood on these days, at some moment of each. */
export interface StoodAt extends Span {
  readonly steps: readonly string[]
}

/** What a measure's rules of `settlement.line` look at on a day, beside what is known of unit and provider throughout. */
export interface Standing {
  readonly covered: boolean
  readonly supervised: boolean
  readonly qualified: boolean
  /** Settled on that day under another measure or contract. */
  readonly elsewhere: boolean
  readonly unitAt: readonly string[]
  readonly providerAt: readonly string[]
}

/** The rule that leaves a line out of the bill, or has it settled apart. */
export interface Exclusion {
  readonly rule: string
  readonly message: string
  readonly cite: string
}

/** A rule that takes a part of a line off. */
export interface Reduction {
  readonly rule: string
  /** Exact, as the measure writes it: `10`. */
  readonly percent: string
  readonly message: string
  readonly cite: string
}

/**
 * What the measure's rules say of a line: left out; or paid by the unit itself and not by the level (`apart`); and so much taken off, each rule for
 * itself. What is left out is paid by nobody, and has nothing taken off.
 */
export interface Ruling {
  readonly exclusion: Exclusion | null
  readonly apart: Exclusion | null
  readonly reductions: readonly Reduction[]
}
export const unruled: Ruling = { exclusion: null, apart: null, reductions: [] }

/** The same standing gets the same object, so that rulings can be told apart by identity. */
export type Verdict = (standing: Standing) => Ruling

/** Whether the same rules are at work. */
export const sameRuling = (a: Ruling, b: Ruling): boolean =>
  a === b ||
  (a.exclusion?.rule === b.exclusion?.rule &&
    a.apart?.rule === b.apart?.rule &&
    a.reductions.length === b.reductions.length &&
    a.reductions.every(({ rule }, index) => rule === b.reductions[index]?.rule))

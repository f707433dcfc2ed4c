import type { Decimal } from '../kernel/index.ts'
import { at, type Span } from './spans.ts'

/** How much of a resource is covered on these days; null: all of it, however much it is. Nothing on days of no span. */
export interface Covered extends Span {
  readonly quantity: Decimal | null
}

/** The steps in which an organisation's cases stood on these days, at some moment of each. */
export interface StoodAt extends Span {
  readonly steps: readonly string[]
}

/** What of a resource's histories the measure's rules of a line look at. */
export interface PartFacts {
  /** How much of it lay within the contract, or what was consented to beyond it (`coverage.ts`). */
  readonly covered: readonly Covered[]
  /** When its pool stood under supervision, and when its service was found unqualified; spans may overlap. */
  readonly supervised: readonly Span[]
  readonly unqualified: readonly Span[]
  /** Where the unit and the provider stood, day by day; spans of one organisation do not overlap. */
  readonly unitAt: readonly StoodAt[]
  readonly providerAt: readonly StoodAt[]
}

/** What a measure's rules of `settlement.line` look at on a day, beside what is known of unit and provider throughout. */
export interface Standing {
  readonly covered: boolean
  readonly supervised: boolean
  readonly qualified: boolean
  readonly unitAt: readonly string[]
  readonly providerAt: readonly string[]
}

/** The rule that leaves a line out of the bill. */
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

/** What the measure's rules say of a line: left out, or so much taken off, each rule for itself. What is left out has nothing taken off. */
export interface Ruling {
  readonly exclusion: Exclusion | null
  readonly reductions: readonly Reduction[]
}
export const unruled: Ruling = { exclusion: null, reductions: [] }

export type Verdict = (standing: Standing) => Ruling

/** As much of an allocation as one ruling holds for. */
export interface Part extends Ruling {
  readonly quantity: Decimal
}

/** Whether the same rules are at work. */
export const sameRuling = (a: Ruling, b: Ruling): boolean =>
  a.exclusion?.rule === b.exclusion?.rule &&
  a.reductions.length === b.reductions.length &&
  a.reductions.every(({ rule }, index) => rule === b.reductions[index]?.rule)

const nowhere: readonly string[] = []

/** What of a quantity is covered on a day, and what is beyond; undivided where the measure makes no difference between them. */
export function partsOn(facts: PartFacts, quantity: Decimal, on: number, verdict: Verdict): Part[] {
  const standing = {
    supervised: at(facts.supervised, on) !== undefined,
    qualified: at(facts.unqualified, on) === undefined,
    unitAt: at(facts.unitAt, on)?.steps ?? nowhere,
    providerAt: at(facts.providerAt, on)?.steps ?? nowhere,
  }
  const within = coveredOn(facts, quantity, on)
  const part = (quantity: Decimal, covered: boolean): Part => ({ quantity, ...verdict({ ...standing, covered }) })
  if (within === quantity) return [part(quantity, true)]
  const beyond = part((quantity - within) as Decimal, false)
  if (within === 0n) return [beyond]
  const inside = part(within, true)
  return sameRuling(inside, beyond) ? [{ ...beyond, quantity }] : [inside, beyond]
}

/** Never more than there is. */
function coveredOn({ covered }: Pick<PartFacts, 'covered'>, quantity: Decimal, on: number): Decimal {
  const found = at(covered, on)
  if (!found) return 0n as Decimal
  return found.quantity === null || found.quantity > quantity ? quantity : found.quantity
}

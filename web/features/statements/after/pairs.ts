import { addYuan } from '../../../shared/text/money.ts'
import { minus } from '../amounts.ts'
import type { DifferentLine } from '../api/use-differences.ts'

/** A line of the statement and what stands in its place now; one side may be missing. */
export interface Pair {
  readonly before: DifferentLine | null
  readonly after: readonly DifferentLine[]
  /** The first day that the pair speaks of. */
  readonly from: string
  readonly to: string
  /** What it would take to bring the statement's line to what the facts say now, in yuan. */
  readonly delta: string
}

const overlap = (a: DifferentLine, b: DifferentLine): boolean => a.from <= b.to && b.from <= a.to

/** Lines of a resource that differ, each line of the statement with those that fall into its days now: what a correction of that line must make good. */
export function pairsOf(lines: readonly DifferentLine[]): readonly Pair[] {
  const befores = lines.filter(({ side }) => side === 'before')
  const afters = lines.filter(({ side }) => side === 'after')
  const placeOf = (after: DifferentLine) => befores.find((before) => overlap(before, after)) ?? null
  const paired = befores.map((before) =>
    pair(
      before,
      afters.filter((after) => placeOf(after) === before),
    ),
  )
  const alone = afters.filter((after) => placeOf(after) === null).map((after) => pair(null, [after]))
  return [...paired, ...alone].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function pair(before: DifferentLine | null, after: readonly DifferentLine[]): Pair {
  const now = addYuan(['0.00', ...after.map(({ amount }) => amount)])
  const days = [...(before ? [before] : []), ...after]
  return {
    before,
    after,
    from: days.map(({ from }) => from).sort()[0] ?? '',
    to:
      days
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? '',
    delta: minus(now, before?.amount ?? '0.00'),
  }
}

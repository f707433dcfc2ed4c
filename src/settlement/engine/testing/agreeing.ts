import type { Line } from '../lines.ts'
import { type Reckoned, reckonResource } from '../reckon.ts'
import { type History, historyOf } from './histories.ts'
import { type Plain, type PlainLine, plainly } from './plain.ts'
import { signature } from './plain-parts.ts'

/** What was tried, so that a run that tried nothing is seen. */
export interface Tally {
  histories: number
  lines: number
  /** How many histories had lines of each basis, kinds of tiers, rulings and faults. */
  readonly seen: Record<string, number>
}

/** Compares both computations on cases `from` to below `until` of a run; the first that differs is told, else null. */
export function disagreement(run: number, from: number, until: number, tally: Tally): string | null {
  for (let no = from; no < until; no++) {
    const history = historyOf(run, no)
    const engine = reckonResource(history.facts, history.reckoning)
    const plain = plainly(history.facts, history.reckoning)
    const [ours, theirs] = [textOf(engineText(engine)), textOf(plainText(plain))]
    if (ours !== theirs || !isInOrder(engine.lines)) return report(run, no, history, ours, theirs)
    count(tally, history, engine)
  }
  return null
}

const lineText = (first: number, last: number, days: number, whole: number, rest: readonly unknown[]): string =>
  [first, last, days, whole, ...rest].join(' ')

/** Every line and every fault, as sorted text. */
export const engineText = ({ lines, faults }: Reckoned): string[] => [
  ...lines.map(({ from, until, days, whole, quantity, rate, full, amount, ruling }) =>
    lineText(from, until - 1, days, whole, [quantity, rate?.id ?? 'free', full, amount, signature(ruling)]),
  ),
  ...faults.map(({ kind, from, until }) => `${kind} ${from} ${until - 1}`),
]

export const plainText = ({ lines, faults }: Plain): string[] => [
  ...lines.map(({ first, last, days, whole, quantity, price, full, amount, ruling }: PlainLine) =>
    lineText(first, last, days, whole, [quantity, price ?? 'free', full, amount, signature(ruling)]),
  ),
  ...faults.map(({ kind, first, last }) => `${kind} ${first} ${last}`),
]

const textOf = (lines: readonly string[]): string => lines.toSorted().join('\n')

const isInOrder = (lines: readonly Line[]): boolean => lines.every(({ from }, index) => from >= (lines[index - 1]?.from ?? from))

const report = (run: number, no: number, { facts, reckoning }: History, engine: string, plain: string): string =>
  [
    `seed ${run}, case ${no}: the two computations differ, or lines are out of order`,
    JSON.stringify({ facts, charging: reckoning.charging, cycle: reckoning.cycle }, (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    ),
    ...['engine (first last days whole quantity price full amount ruling):', engine],
    ...['plain:', plain],
  ].join('\n')

function count(tally: Tally, { facts, reckoning }: History, { lines, faults }: Reckoned): void {
  tally.histories += 1
  tally.lines += lines.length
  const seen = new Set<string>(faults.map(({ kind }) => kind))
  if (facts.basis === 'free' && lines.length > 0) seen.add('free')
  for (const { rate, ruling, full, days, quantity } of lines) {
    if (rate) seen.add(rate.tariff.basis).add(rate.tariff.tiers?.mode ?? 'linear')
    if (rate === null) seen.add('free part')
    if (ruling.exclusion) seen.add('left out')
    if (ruling.apart) seen.add('apart')
    if (ruling.reductions.length > 0) seen.add('deducted')
    if (full > 0 && days === 1) seen.add('one day')
    if (rate?.linear && BigInt(rate.linear) * BigInt(quantity) > 2n ** 53n) seen.add('beyond 2^53')
  }
  if (lines.length === 0 && faults.length === 0) seen.add('nothing')
  seen.add(reckoning.charging.part)
  for (const each of seen) tally.seen[each] = (tally.seen[each] ?? 0) + 1
}

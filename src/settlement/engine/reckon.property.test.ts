import { describe, expect, test } from 'vitest'
import type { Billable } from './billable.ts'
import { type Reckoned, reckonInto, reckonResource } from './reckon.ts'
import { linesOf as linesOn, newSheet } from './sheet.ts'
import { openEnd, type Span } from './spans.ts'
import { engineText } from './testing/agreeing.ts'
import { type History, historyOf } from './testing/histories.ts'
import { type Random, randomOf } from './testing/random.ts'

// What holds for whatever is reckoned, whether or not another computation says the same.

const seed = Number(process.env.SETTLEMENT_SEED ?? Math.floor(Math.random() * 2 ** 32))
const cases = 2_000

/** Asks a question of many histories; the first for which the two answers differ is told with its number. */
function forAll(ask: (history: History, random: Random) => readonly [unknown, unknown] | null): void {
  let asked = 0
  for (let no = 0; no < cases; no++) {
    const answers = ask(historyOf(seed, no), randomOf(no))
    if (answers === null) continue
    asked += 1
    expect(answers[0], `SETTLEMENT_SEED=${seed}, case ${no}`).toEqual(answers[1])
  }
  expect(asked).toBeGreaterThan(cases / 5)
}

const linesOf = ({ facts, reckoning }: History): string[] => engineText(reckonResource(facts, reckoning)).sort()

/** How much there is of it on each day; of what stands on no days (once, by quantity) how much altogether. */
function heldIn(...bills: readonly Reckoned[]): [onDays: [number, number][], days: number, apart: number] {
  const held = new Map<number, number>()
  let [days, apart] = [0, 0]
  for (const line of bills.flatMap(({ lines }) => lines)) {
    days += line.days
    if (line.days === 0 && line.whole === 0) apart += line.quantity
    else for (let day = line.from; day < line.until; day++) held.set(day, (held.get(day) ?? 0) + line.quantity)
  }
  return [[...held].sort(([a], [b]) => a - b), days, apart]
}

/** Cut in two on a day inside it, all else the same. */
const cutAt = <T extends Span>(spans: readonly T[], day: number): T[] =>
  spans.flatMap((span) =>
    span.from < day && day < span.until
      ? [
          { ...span, until: day },
          { ...span, from: day },
        ]
      : [span],
  )

describe(`of ${cases} random histories`, () => {
  test('two cycles side by side charge each day once', () => {
    forAll((history, random) => {
      const { from, until } = history.reckoning.cycle
      const border = random.between(from, until)
      const [whole, ...parts] = [
        { from, until },
        { from, until: border },
        { from: border, until },
      ].map((cycle) => reckonResource(history.facts, { ...history.reckoning, cycle })) as [Reckoned, Reckoned, Reckoned]
      if ([whole, ...parts].some(({ faults }) => faults.length > 0)) return null
      return [heldIn(...parts), heldIn(whole)]
    })
  })

  test('cutting what is known on a day on which nothing changes changes nothing', () => {
    forAll((history, random) => {
      const { facts, reckoning } = history
      const day = random.between(reckoning.cycle.from, reckoning.cycle.until)
      const cut = (spans: readonly Span[]) => cutAt(spans, day) as never
      const covered = { ...facts, covered: cut(facts.covered), freed: cut(facts.freed), supervised: cut(facts.supervised) }
      const cuts: Billable = {
        ...covered,
        unqualified: cut(facts.unqualified),
        elsewhere: cut(facts.elsewhere),
        providerAt: cut(facts.providerAt),
      }
      // A price that is cut is another stretch for what is confirmed by quantity.
      const all = facts.metered.length > 0 ? cuts : { ...cuts, rates: cut(facts.rates) }
      return [linesOf({ facts: all, reckoning }), linesOf(history)]
    })
  })

  test('in which order things were found out does not matter', () => {
    forAll((history) => {
      const { facts, reckoning } = history
      const turned = {
        ...{
          supervised: facts.supervised.toReversed(),
          unqualified: facts.unqualified.toReversed(),
          elsewhere: facts.elsewhere.toReversed(),
        },
        ...{ covered: facts.covered.toReversed(), freed: facts.freed.toReversed(), rates: facts.rates.toReversed() },
        ...{ unitAt: facts.unitAt.toReversed(), providerAt: facts.providerAt.toReversed() },
      }
      return [linesOf({ facts: { ...facts, ...turned }, reckoning }), linesOf(history)]
    })
  })

  test('on no day is there more, or less, than was allocated; no line costs less than nothing, or pays more than it costs', () => {
    forAll(({ facts, reckoning }) => {
      const { lines, faults } = reckonResource(facts, reckoning)
      if (faults.length > 0 || lines.length === 0) return null
      const [held] = heldIn({ lines, faults })
      const end = facts.allocations.at(-1)
      const allocated = held.map(([day]) => [
        day,
        (facts.allocations.find(({ from, until }) => from <= day && day < until) ?? end)?.quantity,
      ])
      const odd = lines.filter(
        ({ full, amount, quantity, from, until }) => full < 0 || amount < 0 || amount > full || quantity <= 0 || until <= from,
      )
      return [
        [held, odd.length],
        [allocated, facts.basis === 'free' ? odd.length : 0],
      ]
    })
  })

  test('what happens after the cycle does not matter, as long as the resource runs on', () => {
    forAll(({ facts, reckoning }) => {
      const { until } = reckoning.cycle
      if (facts.charged.until !== openEnd) return null
      const before = <T extends Span>(spans: readonly T[]): T[] => spans.filter(({ from }) => from < until)
      const known = {
        ...{ allocations: before(facts.allocations), rates: facts.charged.from < until ? before(facts.rates) : facts.rates },
        ...{ covered: before(facts.covered), freed: before(facts.freed), supervised: before(facts.supervised) },
        ...{
          unqualified: before(facts.unqualified),
          elsewhere: before(facts.elsewhere),
          metered: facts.metered.filter(({ day }) => day < until),
        },
      }
      return [linesOf({ facts: { ...facts, ...known }, reckoning }), linesOf({ facts, reckoning })]
    })
  })

  test('on a sheet that held others before, one that has to grow too, the lines are the same', () => {
    const sheet = newSheet(1)
    forAll(({ facts, reckoning }) => {
      const faults = reckonInto(sheet, facts, reckoning)
      return [{ lines: linesOn(sheet), faults }, reckonResource(facts, reckoning)]
    })
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, dayOfEpoch, epochDay, type Fen } from '../../kernel/index.ts'
import { strict } from '../../settlement/engine/charges.fixture.ts'
import { compareResource } from './compare.ts'
import { billOf, knownOf, oursOf, type Tale } from './sides.fixture.ts'
import type { CauseKind, OurLine, TheirLine } from './sides.ts'

// A bill made from our own lines, with one thing changed in one line: the cause found must be that thing.

const year = { from: epochDay('2025-01-01' as Day), until: epochDay('2026-01-01' as Day) }
const on = (offset: number) => dayOfEpoch(year.from + offset)
const price = fc.integer({ min: 200, max: 9_999 }).map((cents) => (cents / 100).toFixed(2))
const quantity = fc.integer({ min: 2, max: 400 })

/** A resource with a change of quantity and a change of price somewhere in the year, some of it perhaps beyond the contract. */
const tale = fc
  .record({
    begin: fc.integer({ min: 0, max: 60 }),
    change: fc.integer({ min: 80, max: 180 }),
    reprice: fc.integer({ min: 200, max: 300 }),
    end: fc.option(fc.integer({ min: 310, max: 360 })),
    quantities: fc.uniqueArray(quantity, { minLength: 2, maxLength: 2 }),
    prices: fc.uniqueArray(price, { minLength: 2, maxLength: 2 }),
    covered: fc.option(quantity),
  })
  .map(({ begin, change, reprice, end, quantities: [first, then], prices: [before, after], covered }): Tale => {
    const ends = end === null ? null : on(end)
    return {
      charged: [on(begin), ends],
      allocations: [
        [on(begin), on(change), String(first)],
        [on(change), ends, String(then)],
      ],
      prices: [
        ['2024-01-01', on(reprice), before ?? '1'],
        [on(reprice), null, after ?? '1'],
      ],
      verdict: strict,
      ...(covered === null ? {} : { covered: [['2000-01-01', null, String(covered)]] as const }),
    }
  })

const costOf = ({ rate, days, whole }: OurLine, amount: number, by = rate?.linear ?? 0, counted = days) =>
  ((BigInt(by) * BigInt(amount) * BigInt(counted) * 2n + BigInt(whole) * 1_000_000n) / (BigInt(whole) * 2_000_000n)) as Fen

type Mutation = (line: OurLine, their: TheirLine, tale: Tale) => readonly TheirLine[]

const mutations: Readonly<Partial<Record<CauseKind, Mutation>>> = {
  days: (line, their) => [
    line.days > 1
      ? { ...their, from: their.from + 1, amount: costOf(line, line.quantity, undefined, line.days - 1) }
      : { ...their, amount: costOf(line, line.quantity, undefined, line.whole) },
  ],
  price: (line, their) => [
    { ...their, price: (line.rate?.linear ?? 0) + 5_000, amount: costOf(line, line.quantity, (line.rate?.linear ?? 0) + 5_000) },
  ],
  quantity: (line, their) => [{ ...their, quantity: line.quantity + 5_000, amount: costOf(line, line.quantity + 5_000) }],
  rounding: (_, their) => [{ ...their, amount: (their.amount + 1n) as Fen }],
  'missing-theirs': () => [],
  duplicate: (_, their) => [their, their],
  arithmetic: (line, their) => [{ ...their, price: line.rate?.linear ?? 0, amount: (their.amount * 3n + 7n) as Fen }],
}

const paid = (lines: readonly OurLine[]) => lines.filter(({ ruling, amount }) => !ruling.exclusion && amount > 10n)

test.each(Object.entries(mutations))('%s', (kind, mutate) => {
  fc.assert(
    fc.property(tale, fc.nat(), (told, pick) => {
      const ours = oursOf(told)
      const lines = paid(ours)
      const line = lines[pick % lines.length]
      fc.pre(line !== undefined)
      if (!line) return
      // As much again left out on the same days: billing that, too, looks the same as billing the line twice.
      fc.pre(!ours.some((other) => other.ruling.exclusion && other.from === line.from && other.quantity === line.quantity))
      const bill = billOf(lines).flatMap((their, index) => (lines[index] === line ? mutate(line, their, told) : [their]))
      const { differences } = compareResource(ours, bill, knownOf(told))
      const changed = differences.flatMap(({ causes }) => causes)
      expect(changed[0]?.kind).toBe(kind)
      expect(changed.reduce((sum, { amount }) => sum + amount, 0n)).toBe(
        bill.reduce((sum, { amount }) => sum + amount, 0n) - lines.reduce((sum, { amount }) => sum + amount, 0n),
      )
    }),
    { numRuns: 200 },
  )
})

test('what is left out on our side and billed on theirs is told as that, to the fen', () => {
  fc.assert(
    fc.property(tale, (told) => {
      const ours = oursOf(told)
      const full = billOf(ours.map((line) => ({ ...line, amount: line.full })))
      const { differences } = compareResource(ours, full, knownOf(told))
      const excluded = ours.reduce((sum, { ruling, full: all }) => (ruling.exclusion ? sum + all : sum), 0n)
      const causes = differences.flatMap((each) => each.causes)
      expect(causes.every((cause) => cause.kind === 'excluded')).toBe(true)
      expect(causes.reduce((sum, { amount }) => sum + amount, 0n)).toBe(excluded)
    }),
    { numRuns: 200 },
  )
})

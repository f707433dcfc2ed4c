import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coveredQuantity } from '../../contracts/index.ts'
import type { Covered } from '../engine/billable.ts'
import { cycleOf } from '../engine/charges.fixture.ts'
import { dayAt } from '../engine/months.ts'
import { type Agreed, termsOf } from './coverage.fixture.ts'
import { type ChargedAllocation, ceilingsOf, coveredParts, type Terms } from './coverage.ts'

const cycle = cycleOf('2024-12-01', '2025-03-01')
const first = Date.UTC(2024, 11, 1) / 86_400_000
const cycleDays = 90

const someDay = fc.integer({ min: first - 30, max: first + cycleDays + 10 })
const someQuantity = fc.constantFrom('0.5', '1', '2', '3.25', '8')
const someSpan = fc.tuple(someDay, fc.integer({ min: 1, max: 60 })).map(([from, days]) => ({ from, until: from + days }))

/** Contracts one after another, some days between them. */
const someContracts: fc.Arbitrary<Agreed['contracts']> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 50 }), fc.option(someQuantity, { freq: 4 }), fc.boolean()), {
    maxLength: 4,
  })
  .map((parts) => {
    let day = first - 20
    return parts.map(([gap, days, quantity, named]) => {
      const from = day + gap
      day = from + days
      return named ? ([dayAt(from), dayAt(day), quantity] as const) : ([dayAt(from), dayAt(day)] as const)
    })
  })
const someConsents: fc.Arbitrary<NonNullable<Agreed['consents']>> = fc.array(
  fc
    .tuple(fc.constantFrom('authority', 'finance', 'authority+finance'), someSpan, someQuantity)
    .map(([parties, { from, until }, quantity]) => [parties, dayAt(from), dayAt(until), quantity] as const),
  { maxLength: 6 },
)
const someTerms: fc.Arbitrary<Terms> = fc.record({ contracts: someContracts, consents: someConsents }).map(termsOf)

/** Versions of resources: each resource's follow one another; charging may start after the first began. */
const someCharged: fc.Arbitrary<ChargedAllocation[]> = fc
  .array(
    fc.tuple(
      someDay,
      fc.integer({ min: 0, max: 5 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), someQuantity), { minLength: 1, maxLength: 3 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((resources) =>
    resources.flatMap(([begin, wait, versions], index) => {
      let day = begin
      return versions.flatMap(([days, quantity]) => {
        const from = Math.max(day, begin + wait)
        day += days
        const scaled = Number(quantity) * 10_000
        return from < day ? [{ resourceId: `r${index}`, since: begin, from, until: day, quantity: scaled }] : []
      })
    }),
  )

/** What counts units: ten-thousandths are too many to hand out one by one, quarters are not. */
const unit = 2_500

/** Another way, day by day and unit by unit: the contract is handed out to one after the other until nothing is left. */
function coveredOn(terms: Terms, charged: readonly ChargedAllocation[], on: number): [string, number][] {
  const day = dayAt(on)
  if (!terms.contracts.some(({ from, until }) => from <= day && day < until)) return []
  const ceiling = coveredQuantity(terms, 'cpu', day)
  const queue = charged
    .filter(({ from, until }) => from <= on && on < until)
    .sort((a, b) => (a.since === b.since ? a.resourceId.localeCompare(b.resourceId) : a.since - b.since))
  const units = queue.flatMap(({ resourceId, quantity }) => Array.from({ length: quantity / unit }, () => resourceId))
  const handed = ceiling === null ? units : units.slice(0, Number(ceiling) / unit)
  return [...Map.groupBy(handed, (id) => id)].map(([id, held]) => [id, held.length * unit])
}

const on = (parts: Map<string, Covered[]>, day: number) =>
  [...parts].flatMap(([id, spans]) =>
    spans.filter(({ from, until }) => from <= day && day < until).map(({ quantity }): [string, number | null] => [id, quantity]),
  )

test('agrees with a count day by day and unit by unit', () => {
  fc.assert(
    fc.property(someTerms, someCharged, (terms, charged) => {
      const covered = coveredParts(ceilingsOf(terms, 'cpu', cycle), charged)
      for (let day = first - 40; day < first + cycleDays + 20; day++) {
        const within = day >= first && day < first + cycleDays
        expect([dayAt(day), on(covered, day).sort()]).toEqual([dayAt(day), within ? coveredOn(terms, charged, day).sort() : []])
      }
    }),
    { numRuns: 300 },
  )
})

test('spans are in order, and what is covered is all there is or all that the ceiling holds', () => {
  fc.assert(
    fc.property(someTerms, someCharged, (terms, charged) => {
      const ceilings = ceilingsOf(terms, 'cpu', cycle)
      const covered = coveredParts(ceilings, charged)
      for (const spans of covered.values())
        for (const [index, span] of spans.entries()) expect(span.from).toBeGreaterThanOrEqual(spans[index - 1]?.until ?? first)
      for (const { from, quantity: ceiling } of ceilings) {
        const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)
        const there = sum(charged.filter((of) => of.from <= from && from < of.until).map(({ quantity }) => quantity))
        expect(sum(on(covered, from).map(([, quantity]) => quantity))).toBe(ceiling === null || there < ceiling ? there : ceiling)
      }
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coveredQuantity } from '../contracts/index.ts'
import { type Decimal, formatDecimal } from '../kernel/index.ts'
import { cycleOf } from './charges.fixture.ts'
import { type Agreed, termsOf } from './coverage.fixture.ts'
import { type ChargedAllocation, ceilingsOf, coveredSpans, type Terms } from './coverage.ts'
import { dayAt } from './cycle.ts'

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
        const began = day
        day += days
        const from = Math.max(began, begin + wait)
        const scaled = BigInt(Number(quantity) * 10_000) as Decimal
        return from < day ? [{ resourceId: `r${index}`, began, from, until: day, quantity: scaled }] : []
      })
    }),
  )

/** Another way, day by day: who is covered on a day. */
function coveredOn(terms: Terms, charged: readonly ChargedAllocation[], on: number): string[] {
  const day = dayAt(on)
  if (!terms.contracts.some(({ from, until }) => from <= day && day < until)) return []
  const ceiling = coveredQuantity(terms, 'cpu', day)
  const queue = charged
    .filter(({ from, until }) => from <= on && on < until)
    .sort((a, b) => (a.began === b.began ? a.resourceId.localeCompare(b.resourceId) : a.began - b.began))
  const sumTo = (last: number) => queue.slice(0, last + 1).reduce((sum, { quantity }) => sum + quantity, 0n)
  return queue.filter((_, index) => ceiling === null || sumTo(index) <= ceiling).map(({ resourceId }) => resourceId)
}

test('agrees with a day-by-day count', () => {
  fc.assert(
    fc.property(someTerms, someCharged, (terms, charged) => {
      const covered = coveredSpans(ceilingsOf(terms, 'cpu', cycle), charged)
      for (let on = first - 40; on < first + cycleDays + 20; on++) {
        const found = [...covered].filter(([, spans]) => spans.some(({ from, until }) => from <= on && on < until)).map(([id]) => id)
        const within = on >= first && on < first + cycleDays
        expect([dayAt(on), found.sort()]).toEqual([dayAt(on), within ? coveredOn(terms, charged, on).sort() : []])
      }
    }),
    { numRuns: 300 },
  )
})

test('what is covered never exceeds the ceiling, and its spans are in order', () => {
  fc.assert(
    fc.property(someTerms, someCharged, (terms, charged) => {
      const ceilings = ceilingsOf(terms, 'cpu', cycle)
      const covered = coveredSpans(ceilings, charged)
      for (const spans of covered.values())
        for (const [index, span] of spans.entries()) expect(span.from).toBeGreaterThanOrEqual(spans[index - 1]?.until ?? first)
      for (const { from, quantity } of ceilings) {
        const held = charged.filter(
          (of) => of.from <= from && from < of.until && covered.get(of.resourceId)?.some((s) => s.from <= from && from < s.until),
        )
        const sum = held.reduce((total, of) => total + of.quantity, 0n) as Decimal
        if (quantity !== null) expect(sum <= quantity, `${formatDecimal(sum)} on ${dayAt(from)}`).toBe(true)
      }
    }),
  )
})

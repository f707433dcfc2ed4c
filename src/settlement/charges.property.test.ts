import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decimal, decimal } from '../kernel/index.ts'
import { chargingOf, cycleOf, leavingSteps, strict } from './charges.fixture.ts'
import { type Charge, type ChargeFacts, chargesOf } from './charges.ts'
import { openEnd, type Span } from './spans.ts'

/** 2023-09-01 … 2025-09-01: two cycles, a leap year in the middle. */
const first = Date.UTC(2023, 8, 1) / 86_400_000
const span = 731
const cycles = [cycleOf('2023-09-01', '2024-09-01'), cycleOf('2024-09-01', '2025-09-01')]

const someDay = fc.integer({ min: first - 60, max: first + span + 60 })
const someSpan = fc
  .tuple(someDay, fc.integer({ min: 1, max: 300 }), fc.boolean())
  .map(([from, days, open]): Span => ({ from, until: open ? openEnd : from + days }))
const someDecimal = fc.bigInt({ min: 1n, max: 99_999_999n }).map((value) => value as Decimal)

/** A history without overlaps: cuts in time, some stretches left out. */
const history = <T extends object>(value: fc.Arbitrary<T>, gaps: boolean): fc.Arbitrary<(Span & T)[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 120 }), value, gaps ? fc.integer({ min: 0, max: 4 }) : fc.constant(1)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => {
      let from = first - 70
      const spans = parts.map(([days, of, there], index) => {
        const until = index === parts.length - 1 ? openEnd : from + days
        const part = { ...of, from, until, there }
        from = until
        return part
      })
      return spans.flatMap(({ there, ...part }) => (there > 0 ? [part as unknown as Span & T] : []))
    })

const someFacts: fc.Arbitrary<ChargeFacts> = fc.record({
  basis: fc.constant('month' as const),
  charged: someSpan,
  allocations: history(fc.record({ quantity: someDecimal }), true),
  prices: history(fc.record({ id: fc.uuid(), amount: someDecimal }), false),
  covered: history(fc.record({ quantity: fc.option(someDecimal, { freq: 3 }) }), true),
  supervised: fc.array(someSpan, { maxLength: 3 }),
  unqualified: fc.array(someSpan, { maxLength: 3 }),
  unitAt: fc.constant([]),
  providerAt: history(
    fc.record({ steps: fc.constantFrom(['terminate.transition'], ['terminate.draft'], ['terminate.check', 'adjust.draft']) }),
    true,
  ),
})

/** Another way, day by day with Date and exact fractions; shares no code with the one under test. */
function* daysOf(facts: ChargeFacts, from: number, until: number) {
  const within = (of: Span, day: number) => day >= of.from && day < of.until
  for (let day = from; day < until; day++) {
    if (!within(facts.charged, day)) continue
    const allocation = facts.allocations.filter((of) => within(of, day))
    const price = facts.prices.filter((of) => within(of, day))
    if (allocation.length !== 1 || price.length !== 1) continue
    const date = new Date(day * 86_400_000)
    const key = `${date.getUTCFullYear()}-${date.getUTCMonth()}`
    const monthDays = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    const [of, at] = [allocation[0], price[0]]
    const on = (spans: readonly Span[]) => spans.some((s) => within(s, day))
    const covered = facts.covered.find((s) => within(s, day))
    const [quantity, amount] = [of?.quantity ?? 0n, at?.amount ?? 0n]
    const held = covered ? (covered.quantity ?? quantity) : 0n
    const leaving = facts.providerAt.some((s) => within(s, day) && s.steps.some((step) => leavingSteps.includes(step)))
    const bad = !on(facts.supervised) || on(facts.unqualified) || leaving
    yield { day, key, monthDays: BigInt(monthDays), quantity, amount, good: bad ? 0n : held < quantity ? held : quantity }
  }
}

// All months' lengths divide this, so that a day's share of a month is a whole number of parts.
const parts = 28n * 29n * 30n * 31n
const exactOf = (line: Charge) => ((line.price?.amount ?? 0n) * line.quantity * BigInt(line.days) * parts) / BigInt(line.periodDays ?? 1)
/** One fen in those parts: yuan × 10,000 × 10,000. */
const oneFen = 1_000_000n * parts

test('agrees with a day-by-day count: the days, the exact sums, what is left out', () => {
  fc.assert(
    fc.property(someFacts, fc.constantFrom(...cycles), (facts, cycle) => {
      const { charges, faults } = chargesOf(facts, chargingOf(cycle, 'month', strict))
      expect(faults).toEqual([])
      const start = Date.parse(cycle.from) / 86_400_000
      const days = [...daysOf(facts, start, Date.parse(cycle.until) / 86_400_000)]
      // As much as was allocated on each day, in one line or in two side by side.
      const sums = new Map<number, bigint>()
      for (const line of charges) for (let on = line.from; on < line.until; on++) sums.set(on, (sums.get(on) ?? 0n) + line.quantity)
      expect([...sums].sort(([a], [b]) => a - b)).toEqual(days.map(({ day, quantity }) => [day, quantity]))
      const sum = (values: bigint[]) => values.reduce((a, b) => a + b, 0n)
      const costOf = (of: (typeof days)[number], quantity: bigint) => (of.amount * quantity * parts) / of.monthDays
      expect(sum(charges.map(exactOf))).toBe(sum(days.map((of) => costOf(of, of.quantity))))
      const left = sum(days.map((of) => costOf(of, of.quantity - of.good)))
      expect(sum(charges.filter(({ exclusion }) => exclusion).map(exactOf))).toBe(left)
      for (const line of charges) {
        const off = BigInt(line.full) * oneFen - exactOf(line)
        expect(2n * off <= oneFen && 2n * off > -oneFen).toBe(true) // nearest fen, halves up
        expect(line.amount).toBe(line.exclusion ? 0n : line.full)
      }
    }),
    { numRuns: 300 },
  )
})

test('a line lies in one month, in the order of first days, and at most two lines stand on a day, of different verdicts', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const charging = chargingOf(cycles[0] ?? cycleOf('', ''), 'month', strict)
      const { charges } = chargesOf(facts, charging)
      for (const [index, line] of charges.entries()) {
        expect(
          charging.periods.some((period) => period.from <= line.from && line.until <= period.until && period.days === line.periodDays),
        ).toBe(true)
        const before = charges.slice(0, index)
        expect(before.at(-1)?.from ?? 0).toBeLessThanOrEqual(line.from)
        const beside = before.filter(({ until }) => until > line.from)
        expect(beside.length).toBeLessThanOrEqual(1)
        for (const other of beside) expect(other.exclusion?.rule).not.toBe(line.exclusion?.rule)
      }
    }),
  )
})

test('where no rule looks at it, what is covered cuts no line', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const charging = chargingOf(cycles[0] ?? cycleOf('', ''), 'month')
      expect(chargesOf(facts, charging)).toEqual(
        chargesOf({ ...facts, covered: [], supervised: [], unqualified: [], providerAt: [] }, charging),
      )
    }),
  )
})

test('two cycles side by side charge each day once', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const days = (from: string, until: string) =>
        chargesOf(facts, chargingOf(cycleOf(from, until), 'month')).charges.reduce((sum, line) => sum + line.days, 0)
      expect(days('2023-09-01', '2024-09-01') + days('2024-09-01', '2025-09-01')).toBe(days('2023-09-01', '2025-09-01'))
    }),
  )
})

test('a whole month is exactly the price, whatever the quantity', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000_00 }), (quantity, fenPrice) => {
      const amount = decimal((fenPrice / 100).toFixed(2))
      const always = { from: first, until: openEnd }
      const facts = {
        basis: 'month' as const,
        charged: always,
        allocations: [{ ...always, quantity: decimal(String(quantity)) }],
        prices: [{ ...always, id: 'p', amount }],
        covered: [],
        supervised: [],
        unqualified: [],
        unitAt: [],
        providerAt: [],
      }
      const { charges } = chargesOf(facts, chargingOf(cycleOf('2024-02-01', '2024-03-01'), 'month'))
      expect(charges.map((line) => line.amount)).toEqual([BigInt(fenPrice) * BigInt(quantity)])
    }),
  )
})

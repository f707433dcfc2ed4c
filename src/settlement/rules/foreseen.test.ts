import { describe, expect, test } from 'vitest'
import { readTariff } from '../../catalogue/index.ts'
import { day, epochDay } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import { rateOf } from '../engine/rate.ts'
import { unruled } from '../engine/ruling.ts'
import { openEnd } from '../engine/spans.ts'
import { byCategory, createEstimate } from './estimate.ts'
import { awaitedFrom, changedTo, keepingPrices } from './foreseen.ts'

const on = (text: string) => epochDay(day(text))
const span = (from: string, until: string | null) => ({ from: on(from), until: until === null ? openEnd : on(until) })
const startsOn = day('2027-02-01')

describe('a resource as it will be', () => {
  const running = { id: 'vm', charged: span('2026-05-01', null), allocations: [{ ...span('2026-05-01', null), quantity: 20_000 }] }
  const to = (quantity: number, resource = running) => changedTo(resource, { startsOn, changed: new Map([['vm', quantity]]) })

  test('has its new quantity from the assumed day on', () => {
    expect(to(30_000).allocations).toEqual([
      { ...span('2026-05-01', '2027-02-01'), quantity: 20_000 },
      { ...span('2027-02-01', null), quantity: 30_000 },
    ])
    expect(to(30_000).charged).toEqual(running.charged)
  })

  test('is charged no more from the assumed day on where it is given back', () =>
    expect(to(0).charged).toEqual(span('2026-05-01', '2027-02-01')))

  test.each([
    ['another resource', { ...running, id: 'db' }],
    ['what has ended by then', { ...running, charged: span('2026-05-01', '2027-02-01') }],
  ])('%s stays as it is', (_, resource) => expect(to(30_000, resource)).toBe(resource))

  test('what is charged only after the assumed day is never charged when it is given back', () => {
    expect(to(0, { ...running, charged: span('2027-03-01', null) }).charged).toEqual(span('2027-03-01', '2027-03-01'))
  })

  test('what is approved is charged from the assumed day on', () => {
    const { charged, allocations } = awaitedFrom(
      { ...{ id: 'x', organisationId: 'o', systemId: 's', providerId: 'p', poolId: 'l', itemId: 'i' }, quantity: 5 },
      startsOn,
    )
    expect([charged, allocations]).toEqual([span('2027-02-01', null), [{ ...span('2027-02-01', null), quantity: 5 }]])
  })
})

describe('prices that are kept', () => {
  const rate = rateOf('a', readTariff({ basis: 'month', amount: '1', termMonths: null, tiers: null, allowance: null, minimumMonths: null }))
  const keep = keepingPrices()

  test('the last goes on where none follows; a gap before it stays one', () => {
    const known = [
      { ...span('2024-01-01', '2025-01-01'), rate },
      { ...span('2025-06-01', '2026-01-01'), rate },
    ]
    expect(keep(known)).toEqual([known[0], { ...span('2025-06-01', null), rate }])
    expect(keep(known)).toBe(keep(known))
  })

  test('what never had a price has none, and what runs on is left alone', () => {
    const endless = [{ ...span('2024-01-01', null), rate }]
    expect([keep([]), keep(endless)]).toEqual([[], endless])
  })
})

describe('an estimate', () => {
  const line = (from: string, until: string, amount: number, more: Partial<Line> = {}): Line => {
    const days = on(until) - on(from)
    return { ...span(from, until), days, whole: days, quantity: 20_000, rate: null, full: amount, amount, ruling: unruled, ...more }
  }
  const place = { organisationId: 'o', systemId: 's', itemId: 'i', category: '计算', awaited: false }
  const rule = { rule: 'r', message: '', cite: '1' }

  test('adds lines up by months: those of a year by their days, rounded down one after the other', () => {
    const estimate = createEstimate(span('2027-01-01', '2028-01-01'))
    estimate.add(place, line('2027-01-01', '2027-02-01', 310))
    // 100.00 over 59 days: 10000 × 31 ÷ 59 = 5254.23 → 5254, the rest 4746.
    estimate.add(place, line('2027-01-01', '2027-03-01', 10_000))
    const [row] = estimate.rows()
    expect(row?.months).toEqual([5564, 4746, ...Array(10).fill(0)])
    expect(row?.measure).toBe(20_000n * (31n + 59n))
  })

  test('tells apart who pays and what is awaited; what nobody pays adds nothing, what is charged once counts its quantity', () => {
    const estimate = createEstimate(span('2027-01-01', '2028-01-01'))
    estimate.add(place, line('2027-01-01', '2027-02-01', 100))
    estimate.add({ ...place, awaited: true }, line('2027-01-01', '2027-02-01', 30))
    estimate.add(place, line('2027-01-01', '2027-02-01', 20, { ruling: { ...unruled, apart: rule } }))
    estimate.add(place, line('2027-01-01', '2027-02-01', 0, { ruling: { ...unruled, exclusion: rule } }))
    estimate.add({ ...place, itemId: 'once' }, line('2027-12-31', '2028-01-01', 5, { days: 0, whole: 0 }))
    expect(
      estimate
        .rows()
        .map(({ itemId, payer, awaited, measure, months }) => [itemId, payer, awaited, measure, months.reduce((a, b) => a + b)]),
    ).toEqual([
      ['i', 'level', false, 620_000n, 100],
      ['i', 'level', true, 620_000n, 30],
      ['i', 'unit', false, 620_000n, 20],
      ['once', 'level', false, 20_000n, 5],
    ])
    expect(byCategory(estimate.rows()).map(({ payer, months }) => [payer, months[0], months[11]])).toEqual([
      ['level', 130, 5],
      ['unit', 20, 0],
    ])
  })

  test('of a first cycle that begins within a month has that month too', () => {
    const estimate = createEstimate(span('2024-06-28', '2024-09-01'))
    estimate.add(place, line('2024-06-28', '2024-07-01', 3))
    expect(estimate.rows()[0]?.months).toEqual([3, 0, 0])
  })

  test('refuses a sum that would not be exact', () => {
    const estimate = createEstimate(span('2027-01-01', '2028-01-01'))
    const most = () => estimate.add(place, line('2027-01-01', '2027-02-01', Number.MAX_SAFE_INTEGER))
    most()
    expect(most).toThrow('90 trillion')
  })
})

import { expect, test } from 'vitest'
import { decimal } from '../../kernel/index.ts'
import { tariffOf } from './charges.fixture.ts'
import { costBetween, costIn, type RateSpan, rateOf, resolved } from './rate.ts'
import { openEnd } from './spans.ts'

type Short = readonly [id: string, from: number, until: number]
const spans = (of: readonly Short[]): RateSpan[] =>
  of.map(([id, from, until]) => ({ from, until, rate: rateOf(id, tariffOf('month', '1')) }))
const short = (of: readonly RateSpan[]): Short[] => of.map(({ rate, from, until }) => [rate.id, from, until])

test.each<[what: string, general: Short[], own: Short[], held: Short[]]>([
  ['none of its own', [['g', 0, openEnd]], [], [['g', 0, openEnd]]],
  ['only its own', [], [['o', 5, 9]], [['o', 5, 9]]],
  [
    'its own in the middle',
    [['g', 0, openEnd]],
    [['o', 10, 20]],
    [
      ['g', 0, 10],
      ['o', 10, 20],
      ['g', 20, openEnd],
    ],
  ],
  [
    'its own from a day on',
    [['g', 0, openEnd]],
    [['o', 10, openEnd]],
    [
      ['g', 0, 10],
      ['o', 10, openEnd],
    ],
  ],
  [
    'its own until a day',
    [['g', 0, openEnd]],
    [['o', 0, 10]],
    [
      ['o', 0, 10],
      ['g', 10, openEnd],
    ],
  ],
  ['exactly the same days', [['g', 3, 7]], [['o', 3, 7]], [['o', 3, 7]]],
  [
    'a general one within its own is never asked',
    [
      ['a', 0, 5],
      ['b', 5, 8],
      ['c', 8, 20],
    ],
    [['o', 3, 10]],
    [
      ['a', 0, 3],
      ['o', 3, 10],
      ['c', 10, 20],
    ],
  ],
  [
    'two of its own that touch',
    [['g', 0, 30]],
    [
      ['o', 5, 10],
      ['p', 10, 12],
    ],
    [
      ['g', 0, 5],
      ['o', 5, 10],
      ['p', 10, 12],
      ['g', 12, 30],
    ],
  ],
  [
    'a gap between two of its own is filled by the general one',
    [['g', 0, 30]],
    [
      ['o', 5, 10],
      ['p', 12, 15],
    ],
    [
      ['g', 0, 5],
      ['o', 5, 10],
      ['g', 10, 12],
      ['p', 12, 15],
      ['g', 15, 30],
    ],
  ],
  [
    'a gap of both stays one',
    [
      ['a', 0, 5],
      ['b', 20, 30],
    ],
    [['o', 10, 15]],
    [
      ['a', 0, 5],
      ['o', 10, 15],
      ['b', 20, 30],
    ],
  ],
  [
    'it fills a gap of the general ones',
    [
      ['a', 0, 5],
      ['b', 8, 30],
    ],
    [['o', 4, 9]],
    [
      ['a', 0, 4],
      ['o', 4, 9],
      ['b', 9, 30],
    ],
  ],
])('one provider’s prices and the general ones: %s', (_, general, own, held) => {
  expect(short(resolved(spans(general), spans(own)))).toEqual(held)
})

const ten = (yuan: string) => decimal(yuan)
const tiered = (mode: 'graduated' | 'volume' | 'package', steps: readonly (readonly [string | null, string])[]) =>
  rateOf(
    'p',
    tariffOf('month', steps[0]?.[1] ?? '', {
      tiers: { mode, steps: steps.map(([upTo, amount]) => ({ upTo: upTo === null ? null : ten(upTo), amount: ten(amount) })) },
    }),
  )
const graduated = tiered('graduated', [
  ['5', '20'],
  [null, '36'],
])
const volume = tiered('volume', [
  ['10', '1'],
  [null, '0.8'],
])
const packages = tiered('package', [
  ['100', '60'],
  ['500', '280'],
])
/** Yuan. */
const yuan = (cost: ReturnType<typeof costIn>) => (cost === null ? null : Number(cost) / 1e8)

test.each([
  [graduated, 8, 208], // 5 × 20 + 3 × 36
  [graduated, 5, 100],
  [graduated, 0, 0],
  [volume, 10, 10],
  [volume, 10.0001, 8.00008],
  [packages, 100, 60],
  [packages, 100.0001, 280],
  [packages, 500.0001, null],
  [packages, 0, 0],
])('of a tariff (%#) %d cost %s', (rate, quantity, cost) => {
  expect(yuan(costIn(rate, Math.round(quantity * 10_000)))).toBe(cost)
})

test.each([
  [graduated, 4, 8, 8, 128], // 1 × 20 + 3 × 36
  [volume, 0, 10, 12, 8], // all of it reaches the second step
  [volume, 10, 12, 12, 1.6],
  [packages, 60, 120, 120, 220], // 280 − 60
  [packages, 60, 80, 80, 0],
  [packages, 400, 600, 600, null],
])('of a tariff (%#) the part from %d to %d of %d costs %s', (rate, from, until, reached, cost) => {
  expect(yuan(costBetween(rate, from * 10_000, until * 10_000, reached * 10_000))).toBe(cost)
})

test('what kind of reckoning a basis asks for, and what is free of each resource', () => {
  const kinds = (['month', 'year', 'term', 'day', 'hour', 'work', 'metered', 'once'] as const).map(
    (basis) => rateOf('p', tariffOf(basis, '1')).kind,
  )
  expect(kinds).toEqual(['period', 'period', 'period', 'period', 'metered', 'metered', 'metered', 'once'])
  const free = (per: 'resource' | 'unit') => rateOf('p', tariffOf('month', '1', { allowance: { quantity: decimal('2.5'), per } })).free
  expect([free('resource'), free('unit')]).toEqual([25_000, 0])
})

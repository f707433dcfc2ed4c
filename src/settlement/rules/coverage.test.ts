import { describe, expect, test } from 'vitest'
import { cycleOf } from '../engine/charges.fixture.ts'
import { type Agreed, coveredOf } from './coverage.fixture.ts'

const cycle = cycleOf('2025-01-01', '2026-01-01')
const of100 = [['2024-06-01', '2027-06-01', '100']] as const
const wholeYear = (quantity: number) => [`2025-01-01…2025-12-31 ×${quantity}`]

type Case = readonly [name: string, agreed: Agreed, covered: Readonly<Record<string, readonly string[]>>]
const both = ['authority+finance', '2025-03-01', '2025-07-01', '50'] as const

describe('the contract', () => {
  const cases: readonly Case[] = [
    ['nobody signed one', { contracts: [], charged: [['a', '2025-02-01', null, '1']] }, { a: [] }],
    ['it does not name the item', { contracts: [['2025-01-01', '2026-01-01']], charged: [['a', '2025-02-01', null, '1']] }, { a: [] }],
    [
      'no ceiling',
      { contracts: [['2025-01-01', '2026-01-01', null]], charged: [['a', '2025-02-01', null, '999']] },
      { a: ['2025-02-01…2025-12-31 ×999'] },
    ],
    ['exactly the ceiling', { contracts: of100, charged: [['a', '2024-07-01', null, '100']] }, { a: wholeYear(100) }],
    [
      'a ten-thousandth too many: all but that',
      { contracts: of100, charged: [['a', '2024-07-01', null, '100.0001']] },
      { a: wholeYear(100) },
    ],
    [
      'it ends in the middle of the cycle: the last day still counts',
      { contracts: [['2024-06-01', '2025-06-16', '100']], charged: [['a', '2024-07-01', null, '10']] },
      { a: ['2025-01-01…2025-06-15 ×10'] },
    ],
    [
      'the next one begins after a gap, with a lower ceiling',
      {
        contracts: [
          ['2024-06-01', '2025-06-16', '100'],
          ['2025-07-01', '2027-07-01', '60'],
        ],
        charged: [
          ['a', '2024-07-01', null, '60'],
          ['b', '2024-08-01', null, '40'],
        ],
      },
      { a: ['2025-01-01…2025-06-15 ×60', '2025-07-01…2025-12-31 ×60'], b: ['2025-01-01…2025-06-15 ×40'] },
    ],
    [
      'the next one follows at once and lifts the ceiling',
      {
        contracts: [
          ['2024-06-01', '2025-07-01', '100'],
          ['2025-07-01', '2027-07-01', null],
        ],
        charged: [
          ['a', '2024-07-01', null, '100'],
          ['b', '2024-08-01', null, '1'],
        ],
      },
      { a: wholeYear(100), b: ['2025-07-01…2025-12-31 ×1'] },
    ],
  ]
  test.each(cases)('%s', (_, agreed, covered) => expect(coveredOf(agreed, cycle)).toEqual(covered))
})

describe('the order in which resources were first allocated', () => {
  const cases: readonly Case[] = [
    [
      'who came later has what is left, and more when there is room',
      {
        contracts: of100,
        charged: [
          ['b', '2025-03-01', null, '30'],
          ['a', '2025-02-01', '2025-09-01', '80'],
        ],
      },
      { a: ['2025-02-01…2025-08-31 ×80'], b: ['2025-03-01…2025-08-31 ×20', '2025-09-01…2025-12-31 ×30'] },
    ],
    [
      'two reach the ceiling on the same day: the smaller id first',
      {
        contracts: of100,
        charged: [
          ['b', '2025-03-01', null, '60'],
          ['a', '2025-03-01', null, '60'],
        ],
      },
      { a: ['2025-03-01…2025-12-31 ×60'], b: ['2025-03-01…2025-12-31 ×40'] },
    ],
    [
      'one that the ceiling does not hold wholly takes all that is left',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', null, '80'],
          ['b', '2025-03-01', '2025-06-01', '30'],
          ['c', '2025-04-01', null, '10'],
        ],
      },
      { a: ['2025-02-01…2025-12-31 ×80'], b: ['2025-03-01…2025-05-31 ×20'], c: ['2025-06-01…2025-12-31 ×10'] },
    ],
    [
      'the ceiling is reached exactly: the next has nothing',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', null, '80'],
          ['b', '2025-03-01', null, '20'],
          ['c', '2025-04-01', null, '0.0001'],
        ],
      },
      { a: ['2025-02-01…2025-12-31 ×80'], b: ['2025-03-01…2025-12-31 ×20'], c: [] },
    ],
    [
      'it is the beginning of the allocation that counts, not that of charging',
      {
        contracts: of100,
        charged: [
          ['a', '2025-03-01', null, '60', '2025-01-15'],
          ['b', '2025-02-01', null, '60'],
        ],
      },
      { a: ['2025-03-01…2025-12-31 ×60'], b: ['2025-02-01…2025-02-28 ×60', '2025-03-01…2025-12-31 ×40'] },
    ],
    [
      'a change of quantity crosses the ceiling: only the excess is beyond',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', '2025-05-10', '90'],
          ['a', '2025-05-10', null, '120', '2025-02-01'],
        ],
      },
      { a: ['2025-02-01…2025-05-09 ×90', '2025-05-10…2025-12-31 ×100'] },
    ],
    [
      'a change of quantity does not send what was there to the back of the queue',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', '2025-05-10', '50'],
          ['b', '2025-03-01', null, '50'],
          ['a', '2025-05-10', null, '51', '2025-02-01'],
        ],
      },
      { a: ['2025-02-01…2025-05-09 ×50', '2025-05-10…2025-12-31 ×51'], b: ['2025-03-01…2025-05-09 ×50', '2025-05-10…2025-12-31 ×49'] },
    ],
    [
      'a smaller quantity leaves the rest to who comes after',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', '2025-05-10', '100'],
          ['a', '2025-05-10', null, '70', '2025-02-01'],
          ['b', '2025-03-01', null, '50'],
        ],
      },
      { a: ['2025-02-01…2025-05-09 ×100', '2025-05-10…2025-12-31 ×70'], b: ['2025-05-10…2025-12-31 ×30'] },
    ],
  ]
  test.each(cases)('%s', (_, agreed, covered) => expect(coveredOf(agreed, cycle)).toEqual(covered))
})

describe('consent', () => {
  const charged = [['a', '2024-07-01', null, '130']] as const
  const cases: readonly Case[] = [
    [
      'of one party alone: only what the contract names',
      { contracts: of100, consents: [['authority', '2025-03-01', '2025-07-01', '50']], charged },
      { a: wholeYear(100) },
    ],
    [
      'of one organisation that is both',
      { contracts: of100, consents: [both], charged },
      { a: ['2025-01-01…2025-02-28 ×100', '2025-03-01…2025-06-30 ×130', '2025-07-01…2025-12-31 ×100'] },
    ],
    [
      'of both, on the days on which both hold: it ends in the middle of a month',
      {
        contracts: of100,
        consents: [
          ['authority', '2025-03-01', '2025-06-16', '50'],
          ['finance', '2025-04-10', '2025-12-31', '30'],
        ],
        charged,
      },
      { a: ['2025-01-01…2025-04-09 ×100', '2025-04-10…2025-06-15 ×130', '2025-06-16…2025-12-31 ×100'] },
    ],
    [
      'of both, the smaller quantity holds',
      {
        contracts: of100,
        consents: [
          ['authority', '2025-03-01', '2025-07-01', '50'],
          ['finance', '2025-03-01', '2025-07-01', '29.9999'],
        ],
        charged,
      },
      { a: ['2025-01-01…2025-02-28 ×100', '2025-03-01…2025-06-30 ×129.9999', '2025-07-01…2025-12-31 ×100'] },
    ],
    [
      'for an item that the contract does not name',
      { contracts: [['2025-01-01', '2026-01-01']], consents: [both], charged: [['a', '2025-01-01', null, '60']] },
      { a: ['2025-03-01…2025-06-30 ×50'] },
    ],
    ['without a contract to go beyond', { contracts: [], consents: [both], charged: [['a', '2025-01-01', null, '50']] }, { a: [] }],
    [
      'runs on after the contract: covered are the days of the contract',
      { contracts: [['2024-06-01', '2025-05-01', '100']], consents: [both], charged },
      { a: ['2025-01-01…2025-02-28 ×100', '2025-03-01…2025-04-30 ×130'] },
    ],
    [
      'from before and beyond the cycle',
      { contracts: of100, consents: [[both[0], '2024-12-01', '2026-03-01', '30']], charged },
      { a: wholeYear(130) },
    ],
  ]
  test.each(cases)('%s', (_, agreed, covered) => expect(coveredOf(agreed, cycle)).toEqual(covered))
})

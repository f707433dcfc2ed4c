import { describe, expect, test } from 'vitest'
import { cycleOf } from './charges.fixture.ts'
import { type Agreed, coveredOf } from './coverage.fixture.ts'

const cycle = cycleOf('2025-01-01', '2026-01-01')
const of100 = [['2024-06-01', '2027-06-01', '100']] as const
const wholeYear = ['2025-01-01…2025-12-31']

type Case = readonly [name: string, agreed: Agreed, covered: Readonly<Record<string, readonly string[]>>]
const both = ['authority+finance', '2025-03-01', '2025-07-01', '50'] as const

describe('the contract', () => {
  const cases: readonly Case[] = [
    ['nobody signed one', { contracts: [], charged: [['a', '2025-02-01', null, '1']] }, { a: [] }],
    ['it does not name the item', { contracts: [['2025-01-01', '2026-01-01']], charged: [['a', '2025-02-01', null, '1']] }, { a: [] }],
    [
      'no ceiling',
      { contracts: [['2025-01-01', '2026-01-01', null]], charged: [['a', '2025-02-01', null, '999']] },
      { a: ['2025-02-01…2025-12-31'] },
    ],
    ['exactly the ceiling', { contracts: of100, charged: [['a', '2024-07-01', null, '100']] }, { a: wholeYear }],
    ['a ten-thousandth too many: nothing of it', { contracts: of100, charged: [['a', '2024-07-01', null, '100.0001']] }, { a: [] }],
    [
      'it ends in the middle of the cycle: the last day still counts',
      { contracts: [['2024-06-01', '2025-06-16', '100']], charged: [['a', '2024-07-01', null, '10']] },
      { a: ['2025-01-01…2025-06-15'] },
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
      { a: ['2025-01-01…2025-06-15', '2025-07-01…2025-12-31'], b: ['2025-01-01…2025-06-15'] },
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
      { a: wholeYear, b: ['2025-07-01…2025-12-31'] },
    ],
  ]
  test.each(cases)('%s', (_, agreed, covered) => expect(coveredOf(agreed, cycle)).toEqual(covered))
})

describe('the order of beginning', () => {
  const cases: readonly Case[] = [
    [
      'who came later is beyond, until there is room',
      {
        contracts: of100,
        charged: [
          ['b', '2025-03-01', null, '30'],
          ['a', '2025-02-01', '2025-09-01', '80'],
        ],
      },
      { a: ['2025-02-01…2025-08-31'], b: ['2025-09-01…2025-12-31'] },
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
      { a: ['2025-03-01…2025-12-31'], b: [] },
    ],
    [
      'a small one does not slip past a large one that is beyond',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', null, '80'],
          ['b', '2025-03-01', null, '30'],
          ['c', '2025-04-01', null, '10'],
        ],
      },
      { a: ['2025-02-01…2025-12-31'], b: [], c: [] },
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
      { a: ['2025-03-01…2025-12-31'], b: ['2025-02-01…2025-02-28'] },
    ],
    [
      'a change of quantity crosses the ceiling: the new version is beyond, the old one was not',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', '2025-05-10', '90'],
          ['a', '2025-05-10', null, '101'],
        ],
      },
      { a: ['2025-02-01…2025-05-09'] },
    ],
    [
      'a change of quantity within the ceiling joins on',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', '2025-05-10', '90'],
          ['a', '2025-05-10', null, '100'],
        ],
      },
      { a: ['2025-02-01…2025-12-31'] },
    ],
    [
      'a changed quantity stands behind those that began before the change',
      {
        contracts: of100,
        charged: [
          ['a', '2025-02-01', '2025-05-10', '50'],
          ['b', '2025-03-01', null, '50'],
          ['a', '2025-05-10', null, '51'],
        ],
      },
      { a: ['2025-02-01…2025-05-09'], b: ['2025-03-01…2025-12-31'] },
    ],
  ]
  test.each(cases)('%s', (_, agreed, covered) => expect(coveredOf(agreed, cycle)).toEqual(covered))
})

describe('consent', () => {
  const charged = [['a', '2024-07-01', null, '130']] as const
  const cases: readonly Case[] = [
    ['of one party alone', { contracts: of100, consents: [['authority', '2025-03-01', '2025-07-01', '50']], charged }, { a: [] }],
    ['of one organisation that is both', { contracts: of100, consents: [both], charged }, { a: ['2025-03-01…2025-06-30'] }],
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
      { a: ['2025-04-10…2025-06-15'] },
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
      { a: [] },
    ],
    [
      'for an item that the contract does not name',
      { contracts: [['2025-01-01', '2026-01-01']], consents: [both], charged: [['a', '2025-01-01', null, '50']] },
      { a: ['2025-03-01…2025-06-30'] },
    ],
    ['without a contract to go beyond', { contracts: [], consents: [both], charged: [['a', '2025-01-01', null, '50']] }, { a: [] }],
    [
      'runs on after the contract: covered are the days of the contract',
      { contracts: [['2024-06-01', '2025-05-01', '100']], consents: [both], charged },
      { a: ['2025-03-01…2025-04-30'] },
    ],
    [
      'from before and beyond the cycle',
      { contracts: of100, consents: [[both[0], '2024-12-01', '2026-03-01', '30']], charged },
      { a: wholeYear },
    ],
  ]
  test.each(cases)('%s', (_, agreed, covered) => expect(coveredOf(agreed, cycle)).toEqual(covered))
})

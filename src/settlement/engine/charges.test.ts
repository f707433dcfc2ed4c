import { describe, expect, test } from 'vitest'
import { cycleOf, linesOf, type Story, strict } from './charges.fixture.ts'

const hunan = cycleOf('2024-09-01', '2025-09-01')
const leap = cycleOf('2023-09-01', '2024-09-01')
const [year2024, year2025] = [cycleOf('2024-01-01', '2025-01-01'), cycleOf('2025-01-01', '2026-01-01')]
const price46 = [['2024-01-01', null, '46.00']] as const

type Line = readonly [from: string, to: string, days: number, quantity: string, amount: string, rule?: string, full?: string]
type Case = readonly [name: string, story: Story, lines: readonly Line[]]

describe('by month', () => {
  const cases: readonly Case[] = [
    [
      'a part at the beginning, whole months, a part at the end',
      { charged: ['2024-11-20', '2025-01-11'], allocations: [['2024-11-20', '2025-01-11', '8']], prices: price46 },
      [
        ['2024-11-20', '2024-11-30', 11, '8', '134.93'], // 46 × 8 × 11 ÷ 30 = 134.9333
        ['2024-12-01', '2024-12-31', 31, '8', '368.00'], // 46 × 8
        ['2025-01-01', '2025-01-10', 10, '8', '118.71'], // 46 × 8 × 10 ÷ 31 = 118.7097
      ],
    ],
    [
      'half a fen is rounded up',
      { charged: ['2024-11-01', '2024-11-16'], allocations: [['2024-11-01', null, '1']], prices: [['2024-01-01', null, '0.01']] },
      [['2024-11-01', '2024-11-15', 15, '1', '0.01']], // 0.01 × 15 ÷ 30 = 0.005
    ],
    [
      'a quantity and a price of four places are exact until the fen',
      { charged: ['2024-11-01', '2024-12-01'], allocations: [['2024-11-01', null, '0.3333']], prices: [['2024-01-01', null, '0.1501']] },
      [['2024-11-01', '2024-11-30', 30, '0.3333', '0.05']], // 0.1501 × 0.3333 = 0.05002833
    ],
    [
      'started on the 31st',
      { charged: ['2025-01-31', '2025-03-01'], allocations: [['2025-01-31', null, '1']], prices: price46 },
      [
        ['2025-01-31', '2025-01-31', 1, '1', '1.48'], // 46 ÷ 31 = 1.4839
        ['2025-02-01', '2025-02-28', 28, '1', '46.00'],
      ],
    ],
    [
      'ended by a last day of a month',
      { charged: ['2024-12-01', '2024-12-31'], allocations: [['2024-12-01', '2024-12-31', '1']], prices: price46 },
      [['2024-12-01', '2024-12-30', 30, '1', '44.52']], // 46 × 30 ÷ 31 = 44.5161
    ],
    [
      'ended on its first day: no day is charged',
      { charged: ['2024-11-20', '2024-11-20'], allocations: [['2024-11-20', null, '8']], prices: price46 },
      [],
    ],
    [
      'one day',
      { charged: ['2024-11-20', '2024-11-21'], allocations: [['2024-11-20', '2024-11-21', '8']], prices: price46 },
      [
        ['2024-11-20', '2024-11-20', 1, '8', '12.27'], // 46 × 8 ÷ 30 = 12.2667
      ],
    ],
    [
      'another quantity from the 11th: ten days of the old, twenty of the new',
      {
        charged: ['2024-11-01', '2024-12-01'],
        allocations: [
          ['2024-11-01', '2024-11-11', '8'],
          ['2024-11-11', null, '12'],
        ],
        prices: price46,
      },
      [
        ['2024-11-01', '2024-11-10', 10, '8', '122.67'], // 46 × 8 × 10 ÷ 30 = 122.6667
        ['2024-11-11', '2024-11-30', 20, '12', '368.00'], // 46 × 12 × 20 ÷ 30
      ],
    ],
    [
      'another price from the 16th',
      {
        charged: ['2024-11-01', '2024-12-01'],
        allocations: [['2024-11-01', null, '1']],
        prices: [
          ['2024-01-01', '2024-11-16', '46.00'],
          ['2024-11-16', null, '45.00'],
        ],
      },
      [
        ['2024-11-01', '2024-11-15', 15, '1', '23.00'], // 46 × 15 ÷ 30
        ['2024-11-16', '2024-11-30', 15, '1', '22.50'], // 45 × 15 ÷ 30
      ],
    ],
    [
      'quantity and price change on the same day',
      {
        charged: ['2024-11-01', '2024-12-01'],
        allocations: [
          ['2024-11-01', '2024-11-16', '8'],
          ['2024-11-16', null, '12'],
        ],
        prices: [
          ['2024-01-01', '2024-11-16', '46.00'],
          ['2024-11-16', null, '45.00'],
        ],
      },
      [
        ['2024-11-01', '2024-11-15', 15, '8', '184.00'], // 46 × 8 × 15 ÷ 30
        ['2024-11-16', '2024-11-30', 15, '12', '270.00'], // 45 × 12 × 15 ÷ 30
      ],
    ],
    [
      'changed on the day charging starts: the older quantity was never charged',
      {
        charged: ['2024-11-20', '2024-12-01'],
        allocations: [
          ['2024-11-10', '2024-11-20', '8'],
          ['2024-11-20', null, '12'],
        ],
        prices: price46,
      },
      [['2024-11-20', '2024-11-30', 11, '12', '202.40']], // 46 × 12 × 11 ÷ 30
    ],
    [
      'nothing allocated for some days: they are not charged',
      {
        charged: ['2024-11-01', '2024-12-01'],
        allocations: [
          ['2024-11-01', '2024-11-06', '1'],
          ['2024-11-21', null, '1'],
        ],
        prices: price46,
      },
      [
        ['2024-11-01', '2024-11-05', 5, '1', '7.67'], // 46 × 5 ÷ 30 = 7.6667
        ['2024-11-21', '2024-11-30', 10, '1', '15.33'], // 46 × 10 ÷ 30 = 15.3333
      ],
    ],
    [
      'the same quantity and price in two versions are two lines',
      {
        charged: ['2024-11-01', '2024-12-01'],
        allocations: [
          ['2024-11-01', '2024-11-11', '1'],
          ['2024-11-11', null, '1'],
        ],
        prices: price46,
      },
      [
        ['2024-11-01', '2024-11-10', 10, '1', '15.33'],
        ['2024-11-11', '2024-11-30', 20, '1', '30.67'], // 46 × 20 ÷ 30 = 30.6667
      ],
    ],
  ]
  test.each(cases)('%s', (_, story, lines) => {
    expect(linesOf(story, hunan, 'month')).toEqual({ lines, faults: [] })
  })

  test('29 February is a day of its month', () => {
    const story: Story = { charged: ['2024-02-29', '2024-03-02'], allocations: [['2024-02-29', null, '1']], prices: price46 }
    expect(linesOf(story, leap, 'month').lines).toEqual([
      ['2024-02-29', '2024-02-29', 1, '1', '1.59'], // 46 ÷ 29 = 1.5862
      ['2024-03-01', '2024-03-01', 1, '1', '1.48'], // 46 ÷ 31 = 1.4839
    ])
  })

  test('the cycle’s last day and the next one’s first are each in one cycle only', () => {
    const story: Story = {
      charged: ['2024-08-31', '2024-09-02'],
      allocations: [['2024-08-31', null, '31']],
      prices: [['2024-01-01', null, '30']],
    }
    expect(linesOf(story, leap, 'month').lines).toEqual([['2024-08-31', '2024-08-31', 1, '31', '30.00']]) // 30 × 31 ÷ 31
    expect(linesOf(story, hunan, 'month').lines).toEqual([['2024-09-01', '2024-09-01', 1, '31', '31.00']]) // 30 × 31 ÷ 30
  })

  test('a resource that runs all through a cycle has twelve whole months, each exactly its price', () => {
    const story: Story = {
      charged: ['2020-01-31', null],
      allocations: [['2020-01-31', null, '3']],
      prices: [['2020-01-01', null, '33.33']],
    }
    const { lines } = linesOf(story, hunan, 'month')
    expect(lines).toHaveLength(12)
    expect(new Set(lines.map((line) => line[4]))).toEqual(new Set(['99.99'])) // 33.33 × 3
  })
})

describe('by year', () => {
  const price = [['2020-01-01', null, '4378.00']] as const
  const through: Story = { basis: 'year', charged: ['2023-05-01', null], allocations: [['2023-05-01', null, '2']], prices: price }
  test.each([
    ['a leap year is a whole one', through, year2024, [['2024-01-01', '2024-12-31', 366, '2', '8756.00']]], // 4378 × 2
    ['and so is the next', through, year2025, [['2025-01-01', '2025-12-31', 365, '2', '8756.00']]],
    [
      'from 29 February 2024',
      { ...through, charged: ['2024-02-29', null] },
      year2024,
      [['2024-02-29', '2024-12-31', 307, '2', '7344.51']], // 8756 × (366 − 31 − 28 = 307) ÷ 366 = 7344.5137
    ],
    ['one day of 2025', { ...through, charged: ['2025-03-01', '2025-03-02'] }, year2025, [['2025-03-01', '2025-03-01', 1, '2', '23.99']]], // 8756 ÷ 365 = 23.9890
    ['one day of 2024', { ...through, charged: ['2024-03-01', '2024-03-02'] }, year2024, [['2024-03-01', '2024-03-01', 1, '2', '23.92']]], // 8756 ÷ 366 = 23.9235
    [
      'a cycle across years is divided by each year’s days',
      through,
      hunan,
      [
        ['2024-09-01', '2024-12-31', 122, '2', '2918.67'], // 8756 × (30 + 31 + 30 + 31) ÷ 366 = 2918.6667
        ['2025-01-01', '2025-08-31', 243, '2', '5829.34'], // 8756 × (31+28+31+30+31+30+31+31) ÷ 365 = 5829.3370
      ],
    ],
  ] as const)('%s', (_, story, cycle, lines) => {
    expect(linesOf(story as Story, cycle, 'year')).toEqual({ lines, faults: [] })
  })
})

describe('once and free', () => {
  const once: Story = {
    basis: 'once',
    charged: ['2024-11-20', null],
    allocations: [['2024-11-20', null, '3']],
    prices: [['2024-01-01', null, '1200.50']],
  }
  test.each([
    ['on the day charging starts', once, hunan, 'month', [['2024-11-20', '2024-11-20', 0, '3', '3601.50']]], // 1200.50 × 3
    ['whatever the measure charges by', once, year2024, 'year', [['2024-11-20', '2024-11-20', 0, '3', '3601.50']]],
    [
      'even when it ends that day',
      { ...once, charged: ['2024-11-20', '2024-11-20'] },
      hunan,
      'month',
      [['2024-11-20', '2024-11-20', 0, '3', '3601.50']],
    ],
    ['not again in the next cycle', once, year2025, 'year', []],
    ['free: a line of nothing', { ...once, basis: 'free', prices: [] }, year2024, 'year', [['2024-11-20', '2024-12-31', 42, '3', '0.00']]], // 11 + 31 days
  ] as const)('%s', (_, story, cycle, by, lines) => {
    expect(linesOf(story as Story, cycle, by)).toEqual({ lines, faults: [] })
  })
})

describe('what cannot be accounted', () => {
  const story: Story = { charged: ['2024-11-20', '2025-02-01'], allocations: [['2024-11-20', null, '8']] }
  test.each([
    ['no price at all', story, [['price-missing', '2024-11-20', '2025-01-31']]],
    ['no price before the 25th', { ...story, prices: [['2024-11-25', null, '46']] }, [['price-missing', '2024-11-20', '2024-11-24']]],
    [
      'a gap between two prices',
      {
        ...story,
        prices: [
          ['2024-01-01', '2024-12-31', '46'],
          ['2025-01-02', null, '46'],
        ],
      },
      [['price-missing', '2024-12-31', '2025-01-01']],
    ],
    [
      'a price for a year',
      { ...story, basis: 'year', prices: [['2024-01-01', null, '552']] },
      [['price-basis', '2024-11-20', '2025-01-31']],
    ],
    [
      'once, without a price that day',
      { ...story, basis: 'once', prices: [['2024-11-21', null, '46']] },
      [['price-missing', '2024-11-20', '2024-11-20']],
    ],
  ] as const)('%s', (_, of, faults) => {
    expect(linesOf(of as Story, hunan, 'month')).toEqual({ lines: [], faults })
  })

  test('a day without an allocation needs no price', () => {
    const gap: Story = {
      charged: ['2024-11-01', '2024-12-01'],
      allocations: [['2024-11-01', '2024-11-11', '3']],
      prices: [['2024-11-01', '2024-11-11', '1']],
    }
    expect(linesOf(gap, hunan, 'month')).toEqual({ lines: [['2024-11-01', '2024-11-10', 10, '3', '1.00']], faults: [] }) // 3 × 10 ÷ 30
  })
})

describe('what a rule leaves out', () => {
  const base: Story = {
    charged: ['2024-11-01', '2024-12-01'],
    allocations: [['2024-11-01', null, '1']],
    prices: [['2024-01-01', null, '30']],
  }
  test.each([
    [
      'unqualified from the 11th to the 20th',
      { ...base, unqualified: [['2024-11-11', '2024-11-21']] },
      [
        ['2024-11-01', '2024-11-10', 10, '1', '10.00'],
        ['2024-11-11', '2024-11-20', 10, '1', '0.00', 'poor', '10.00'],
        ['2024-11-21', '2024-11-30', 10, '1', '10.00'],
      ],
    ],
    [
      'two decisions that overlap are one stretch',
      {
        ...base,
        unqualified: [
          ['2024-11-11', '2024-11-16'],
          ['2024-11-14', '2024-11-21'],
        ],
      },
      [
        ['2024-11-01', '2024-11-10', 10, '1', '10.00'],
        ['2024-11-11', '2024-11-20', 10, '1', '0.00', 'poor', '10.00'],
        ['2024-11-21', '2024-11-30', 10, '1', '10.00'],
      ],
    ],
    [
      'supervised only from the 16th',
      { ...base, supervised: [['2024-11-16', null]] },
      [
        ['2024-11-01', '2024-11-15', 15, '1', '0.00', 'unwatched', '15.00'],
        ['2024-11-16', '2024-11-30', 15, '1', '15.00'],
      ],
    ],
    [
      'a provider that is leaving from the 11th to the 20th, and whose case goes through two of its steps meanwhile',
      {
        ...base,
        providerAt: [
          ['2024-11-05', '2024-11-11', 'terminate.draft'],
          ['2024-11-11', '2024-11-15', 'terminate.transition'],
          ['2024-11-15', '2024-11-21', 'terminate.check'],
        ],
      },
      [
        ['2024-11-01', '2024-11-10', 10, '1', '10.00'],
        ['2024-11-11', '2024-11-20', 10, '1', '0.00', 'leaving', '10.00'],
        ['2024-11-21', '2024-11-30', 10, '1', '10.00'],
      ],
    ],
    ['beyond the contract all the time', { ...base, covered: [] }, [['2024-11-01', '2024-11-30', 30, '1', '0.00', 'beyond', '30.00']]],
    [
      'covered until the 10th and again from the 21st',
      {
        ...base,
        covered: [
          ['2024-10-01', '2024-11-11'],
          ['2024-11-21', '2024-11-26'],
          ['2024-11-26', null],
        ],
      },
      [
        ['2024-11-01', '2024-11-10', 10, '1', '10.00'],
        ['2024-11-11', '2024-11-20', 10, '1', '0.00', 'beyond', '10.00'],
        ['2024-11-21', '2024-11-30', 10, '1', '10.00'],
      ],
    ],
    [
      'a part of it covered, more of it from the 16th: side by side, each with its own quantity',
      {
        ...base,
        allocations: [['2024-11-01', null, '6']],
        covered: [
          ['2024-10-01', '2024-11-16', '4'],
          ['2024-11-16', null, '5'],
        ],
      },
      [
        ['2024-11-01', '2024-11-15', 15, '4', '60.00'],
        ['2024-11-01', '2024-11-15', 15, '2', '0.00', 'beyond', '30.00'],
        ['2024-11-16', '2024-11-30', 15, '5', '75.00'],
        ['2024-11-16', '2024-11-30', 15, '1', '0.00', 'beyond', '15.00'],
      ],
    ],
    ['more covered than there is', { ...base, covered: [['2024-10-01', null, '5']] }, [['2024-11-01', '2024-11-30', 30, '1', '30.00']]],
    [
      'what is covered is unsupervised for a while: what is beyond stays one line',
      { ...base, allocations: [['2024-11-01', null, '3']], covered: [['2024-10-01', null, '2']], supervised: [['2024-11-11', null]] },
      [
        ['2024-11-01', '2024-11-10', 10, '2', '0.00', 'unwatched', '20.00'],
        ['2024-11-01', '2024-11-30', 30, '1', '0.00', 'beyond', '30.00'],
        ['2024-11-11', '2024-11-30', 20, '2', '40.00'],
      ],
    ],
    [
      'once, on a day on which a part is covered',
      { ...base, basis: 'once', allocations: [['2024-11-01', null, '3']], covered: [['2024-11-01', null, '1']] },
      [
        ['2024-11-01', '2024-11-01', 0, '1', '30.00'],
        ['2024-11-01', '2024-11-01', 0, '2', '0.00', 'beyond', '60.00'],
      ],
    ],
    [
      'once, on a day not covered',
      { ...base, basis: 'once', covered: [['2024-11-02', null]] },
      [['2024-11-01', '2024-11-01', 0, '1', '0.00', 'beyond', '30.00']],
    ],
  ] as const)('%s', (_, story, lines) => {
    expect(linesOf(story as unknown as Story, hunan, 'month', strict)).toEqual({ lines, faults: [] })
  })

  test('a price that two parts lack is missed once', () => {
    const story: Story = { ...base, allocations: [['2024-11-01', null, '3']], covered: [['2024-11-10', null, '1']], prices: [] }
    expect(linesOf(story, hunan, 'month', strict)).toEqual({ lines: [], faults: [['price-missing', '2024-11-01', '2024-11-30']] })
  })

  test('a change that no rule looks at makes no line of its own', () => {
    const story: Story = { ...base, prices: [['2024-01-01', null, '10']], supervised: [['2024-11-11', '2024-11-21']] }
    // Split in three it would be 3.33 + 3.33 + 3.33; it is one line, rounded once.
    expect(linesOf(story, hunan, 'month').lines).toEqual([['2024-11-01', '2024-11-30', 30, '1', '10.00']])
  })
})

import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/index.ts'
import { cycleOf, factsOf, linesOf, reckoningOf, type Story, strict } from './charges.fixture.ts'
import { reckonResource } from './reckon.ts'
import { type Standing, unruled } from './ruling.ts'

// What the second computation found.

const november = cycleOf('2024-11-01', '2024-12-01')
const exclusion = (rule: string) => ({ exclusion: { rule, message: rule, cite: '1' }, apart: null, reductions: [] })
/** Leaves out what is beyond the contract. A new object each time: rules are the same by their names. */
const covering = ({ covered }: Standing) => (covered ? unruled : exclusion('beyond'))
const steps = (mode: 'graduated' | 'volume' | 'package', ...of: readonly (readonly [upTo: string | null, amount: string])[]) => ({
  mode,
  steps: of.map(([upTo, amount]) => ({ upTo: upTo === null ? null : decimal(upTo), amount: decimal(amount) })),
})

describe('metered', () => {
  const story: Story = {
    basis: 'metered',
    charged: ['2024-10-01', null],
    allocations: [['2024-10-01', null, '1']],
    prices: [['2024-01-01', null, '1']],
    metered: [
      ['2024-11-10', '5'],
      ['2024-11-20', '7'],
    ],
  }

  test('a line lies in the cycle, which may begin and end within a month', () => {
    expect(linesOf(story, cycleOf('2024-11-15', '2025-09-01'), 'month').lines).toEqual([['2024-11-15', '2024-11-30', 0, '7', '7.00']])
    expect(linesOf(story, cycleOf('2024-09-01', '2024-11-15'), 'month').lines).toEqual([['2024-11-01', '2024-11-14', 0, '5', '5.00']])
  })

  test('confirmed on a day on which it was not charged: the days on which the price held', () => {
    const prices = [
      ['2024-01-01', '2024-11-15', '1'],
      ['2024-11-15', null, '2'],
    ] as const
    expect(linesOf({ ...story, prices, charged: ['2024-11-25', null] }, november, 'month').lines).toEqual([
      ['2024-11-01', '2024-11-14', 0, '5', '5.00'],
      ['2024-11-25', '2024-11-30', 0, '7', '14.00'],
    ])
  })

  test('the same rules at work under another standing make no line of their own', () => {
    const unsupervised = { ...story, prices: [['2024-01-01', null, '0.0045']], covered: [], supervised: [['2024-11-15', null]] } as const
    // 0.0045 × 12 = 0.054; in two lines it would be 0.02 + 0.03.
    expect(linesOf(unsupervised, november, 'month', covering).lines).toEqual([
      ['2024-11-01', '2024-11-30', 0, '12', '0.00', 'beyond', '0.05'],
    ])
  })

  test('by volume each line of a month has the price of the step that the whole month reaches; none is negative', () => {
    const tiers = steps('volume', ['10', '1'], [null, '0.8'])
    const covered = [['2024-11-15', null]] as const
    expect(
      linesOf(
        {
          ...story,
          prices: [['2024-01-01', null, '1', { tiers }]],
          covered,
          metered: [
            ['2024-11-10', '10'],
            ['2024-11-20', '2'],
          ],
        },
        november,
        'month',
        covering,
      ).lines,
    ).toEqual([
      ['2024-11-01', '2024-11-30', 0, '10', '0.00', 'beyond', '8.00'],
      ['2024-11-01', '2024-11-30', 0, '2', '1.60'],
    ])
  })
})

describe('parts within and beyond a contract', () => {
  const base: Story = {
    charged: ['2024-11-01', '2024-12-01'],
    allocations: [['2024-11-01', null, '12']],
    covered: [['2024-01-01', null, '10']],
  }

  test('by volume each has the price of the step that both together reach; none is negative', () => {
    const tiers = steps('volume', ['10', '1'], [null, '0.8'])
    expect(linesOf({ ...base, prices: [['2024-01-01', null, '1', { tiers }]] }, november, 'month', covering).lines).toEqual([
      ['2024-11-01', '2024-11-30', 30, '10', '8.00'],
      ['2024-11-01', '2024-11-30', 30, '2', '0.00', 'beyond', '1.60'],
    ])
  })

  test('as much at the same cost goes on in one line, wherever its steps lie', () => {
    const tiers = steps('graduated', ['20', '0.0005'], [null, '2'])
    const story: Story = {
      ...base,
      ...{ prices: [['2024-01-01', null, '0.0005', { tiers }]], covered: [['2024-01-01', null, '1']], freed: [['2024-11-11', null, '1']] },
    }
    // 0.0005 × 11 = 0.0055; in two lines it would be 0.00 + 0.00.
    expect(linesOf(story, november, 'month', covering).lines).toEqual([
      ['2024-11-01', '2024-11-10', 10, '1', '0.00'],
      ['2024-11-01', '2024-11-30', 30, '11', '0.00', 'beyond', '0.01'],
      ['2024-11-11', '2024-11-30', 20, '1', '0.00'],
    ])
  })

  test('as much at another cost is another line', () => {
    const tiers = steps('graduated', ['10', '1'], [null, '3'])
    const story: Story = {
      ...base,
      ...{ prices: [['2024-01-01', null, '1', { tiers }]], covered: [['2024-01-01', null, '1']], freed: [['2024-11-11', null, '1']] },
    }
    expect(linesOf(story, november, 'month', covering).lines).toEqual([
      ['2024-11-01', '2024-11-10', 10, '1', '0.33'],
      ['2024-11-01', '2024-11-10', 10, '11', '0.00', 'beyond', '5.00'], // (9 × 1 + 2 × 3) × 10 ÷ 30
      ['2024-11-11', '2024-11-30', 20, '1', '0.00'],
      ['2024-11-11', '2024-11-30', 20, '11', '0.00', 'beyond', '8.67'], // (10 × 1 + 1 × 3) × 20 ÷ 30 = 8.6667
    ])
  })

  test('a fault of one part does not hide a longer one of the other', () => {
    const story: Story = {
      ...base,
      ...{ basis: 'year', prices: [['2024-01-01', null, '12']], covered: [['2024-01-01', null, '1']], freed: [['2024-11-11', null, '1']] },
    }
    expect(linesOf(story, november, 'month', covering).faults).toEqual([['price-basis', '2024-11-01', '2024-11-30']])
  })
})

test('a minimum term counts only where the measure says so: else charging ends when it ends', () => {
  const story: Story = {
    basis: 'month',
    charged: ['2024-11-01', '2024-11-11'],
    allocations: [['2024-11-01', '2024-11-11', '1']],
    prices: [['2024-01-01', null, '30', { minimumMonths: 1 }]],
  }
  const [facts, reckoning] = [factsOf(story), reckoningOf(november, 'month')]
  const amounts = (minimum: 'charged' | 'not-charged') =>
    reckonResource(facts, { ...reckoning, charging: { ...reckoning.charging, minimum } }).lines.map(({ days, amount }) => [days, amount])
  expect(amounts('charged')).toEqual([[30, 3000]])
  expect(amounts('not-charged')).toEqual([[10, 1000]])
})

test('what is settled elsewhere is told as that, also where the contract is used up; what a minimum term adds after it lies beyond the contract', () => {
  const judge = ({ covered, elsewhere }: Standing) => (!covered ? exclusion('beyond') : elsewhere ? exclusion('elsewhere') : unruled)
  const story: Story = {
    charged: ['2024-11-01', '2024-11-16'],
    allocations: [['2024-11-01', '2024-11-16', '4']],
    prices: [['2024-01-01', null, '30', { minimumMonths: 1 }]],
    covered: [],
    elsewhere: [['2024-11-06', '2024-11-16']],
  }
  expect(linesOf(story, november, 'month', judge).lines).toEqual([
    ['2024-11-01', '2024-11-05', 5, '4', '0.00', 'beyond', '20.00'],
    ['2024-11-06', '2024-11-15', 10, '4', '0.00', 'elsewhere', '40.00'],
    ['2024-11-16', '2024-11-30', 15, '4', '0.00', 'beyond', '60.00'],
  ])
})

test('on the days that only a minimum term charges, what was covered when it ended stays covered', () => {
  const story: Story = {
    charged: ['2024-11-01', '2024-11-16'],
    allocations: [['2024-11-01', '2024-11-16', '4']],
    prices: [['2024-01-01', null, '30', { minimumMonths: 1 }]],
    covered: [['2024-11-01', '2024-11-16', '3']],
  }
  // 30 × 3 = 90.00 within the contract, 30 × 1 = 30.00 beyond it, each for the whole of November.
  expect(linesOf(story, cycleOf('2024-09-01', '2025-09-01'), 'month', strict).lines).toEqual([
    ['2024-11-01', '2024-11-30', 30, '3', '90.00'],
    ['2024-11-01', '2024-11-30', 30, '1', '0.00', 'beyond', '30.00'],
  ])
})

test('a price that comes to be for once, for what was charged by days, is a fault and no silent zero', () => {
  const story: Story = {
    charged: ['2024-11-01', null],
    allocations: [['2024-11-01', null, '1']],
    prices: [
      ['2024-01-01', '2024-12-01', '30'],
      ['2024-12-01', null, '500', { basis: 'once' }],
    ],
  }
  expect(linesOf(story, cycleOf('2024-09-01', '2025-09-01'), 'month')).toEqual({
    lines: [],
    faults: [['price-basis', '2024-12-01', '2025-08-31']],
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactRatio, exactText, gradeOf, meanOf, percentOf, ratioOf, scoreText, sharesOf, totalOf } from './score.ts'

test.each<[string, string, string | null]>([
  ['2', '3', '66.67'],
  ['1', '3', '33.33'],
  ['0', '3', '0.00'],
  ['3', '3', '100.00'],
  ['1', '8000', '0.01'], // 0.0125
  ['1', '16000', '0.01'], // 0.00625: halves up
  ['99.9861', '100', '99.99'],
  ['0', '0', null],
])('%s of %s is %s', (part, whole, shown) => {
  const ratio = percentOf(part, whole)
  expect(ratio && scoreText(ratio)).toBe(shown)
})

test.each<[readonly string[], string | null]>([
  [['90', '80', '70'], '80.00'],
  [['100', '100', '99'], '99.67'],
  [['33.33', '33.34'], '33.34'], // 33.335
  [['0'], '0.00'],
  [[], null],
])('the mean of %j is %s', (scores, shown) => {
  const mean = meanOf(scores.map(ratioOf))
  expect(mean && scoreText(mean)).toBe(shown)
})

const two = percentOf('2', '3')
/** Worked by hand: each score × weight, over the weights that have a score. */
test.each<[string, readonly (readonly [ReturnType<typeof ratioOf> | null, string])[], string | null]>([
  [
    'thirds',
    [
      [ratioOf('90'), '33.33'],
      [ratioOf('80'), '33.33'],
      [ratioOf('70'), '33.34'],
    ],
    '80.00',
  ], // 79.999
  [
    'two thirds of a third',
    [
      [two, '33.33'],
      [ratioOf('100'), '66.67'],
    ],
    '88.89',
  ],
  [
    'rounded once at the end, not before',
    [
      [two, '50'],
      [two, '50'],
    ],
    '66.67',
  ],
  [
    'one without a score spreads its weight: 80×30/70 + 90×40/70',
    [
      [null, '30'],
      [ratioOf('80'), '30'],
      [ratioOf('90'), '40'],
    ],
    '85.71',
  ],
  [
    'all but one are without',
    [
      [null, '60'],
      [ratioOf('77.5'), '40'],
    ],
    '77.50',
  ],
  [
    'none has a score',
    [
      [null, '60'],
      [null, '40'],
    ],
    null,
  ],
  [
    'the only one that has a score counts nothing',
    [
      [ratioOf('90'), '0'],
      [null, '100'],
    ],
    null,
  ],
  [
    'a dimension that counts nothing changes nothing',
    [
      [ratioOf('0'), '0'],
      [ratioOf('88'), '100'],
    ],
    '88.00',
  ],
])('%s', (_, dimensions, shown) => {
  const total = totalOf(dimensions.map(([score, weight]) => ({ score, weight })))
  expect(total && scoreText(total)).toBe(shown)
})

test('what each counted for once weights are spread', () => {
  const shares = sharesOf([
    { score: null, weight: '30' },
    { score: ratioOf('80'), weight: '30' },
    { score: ratioOf('90'), weight: '40' },
  ])
  expect(shares.map((share) => share && scoreText(share))).toEqual([null, '42.86', '57.14'])
})

const grades = [
  { name: '合格', from: '60' },
  { name: '优秀', from: '90' },
  { name: '良好', from: '80.5' },
]
test.each([
  ['59.99', null],
  ['60.00', '合格'],
  ['80.49', '合格'],
  ['80.50', '良好'],
  ['89.99', '良好'],
  ['90.00', '优秀'],
  ['100.00', '优秀'],
  ['0.00', null],
])('%s is %s', (score, grade) => expect(gradeOf(score, grades)).toBe(grade))

test('a total lies between the least and the greatest score, and is the same in any order', () => {
  const dimension = fc.record({
    score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => ratioOf((hundredths / 100).toFixed(2)))),
    weight: fc.integer({ min: 0, max: 100 }).map(String),
  })
  fc.assert(
    fc.property(fc.array(dimension, { minLength: 1, maxLength: 9 }), (dimensions) => {
      const total = totalOf(dimensions)
      const counting = dimensions.flatMap(({ score, weight }) => (score && weight !== '0' ? [Number(score.over) / Number(score.by)] : []))
      expect(total === null).toBe(counting.length === 0)
      if (!total) return
      const value = Number(total.over) / Number(total.by)
      expect(value).toBeGreaterThanOrEqual(Math.min(...counting) - 1e-9)
      expect(value).toBeLessThanOrEqual(Math.max(...counting) + 1e-9)
      expect(totalOf(dimensions.toReversed())).toEqual(total)
      expect(exactRatio(exactText(total))).toEqual(total)
    }),
  )
})

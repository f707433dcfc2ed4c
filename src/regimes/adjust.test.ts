import { expect, test } from 'vitest'
import { formatDecimal } from '../kernel/index.ts'
import { adjustmentsFor } from './adjust.ts'
import type { Facts } from './occasions.ts'
import { assessed, evaluated, graded, regimeOf, withBlocks } from './testing/pack.fixture.ts'

const ofUnit = evaluated
  .replace('evaluation-result', 'unit-result')
  .replace('of: provider', 'of: unit')
  .replace('provider.grade', 'unit.grade')
  .replace('“{provider.name}”考评为{provider.grade}', '考评为{unit.grade}')
const whole = regimeOf(withBlocks(graded, evaluated, `${assessed}\ncap: 10`, ofUnit))
const paid = (facts: Facts, of: 'provider' | 'unit' = 'provider', regime = whole) =>
  adjustmentsFor(regime, of, facts).map(({ rule, percent }) => `${rule} ${formatDecimal(percent)}`)

test.each<[string, Facts, readonly string[]]>([
  ['nothing is known', {}, []],
  ['a good grade is a line all the same', { 'provider.grade': '合格' }, ['evaluation-result 100']],
  ['a bad one', { 'provider.grade': '不合格' }, ['evaluation-result 90']],
  ['a grade that the table does not have', { 'provider.grade': '待定' }, []],
  ['a grade named like a method of every object', { 'provider.grade': 'constructor' }, []],
  [
    'both, in the order of the text',
    { 'provider.grade': '不合格', 'provider.assessment': '97.5' },
    ['evaluation-result 90', 'assessment-report 97.5'],
  ],
  ['an assessment at the cap', { 'provider.assessment': '90' }, ['assessment-report 90']],
  ['below the cap', { 'provider.assessment': '89.9999' }, ['assessment-report 90']],
  ['above it', { 'provider.assessment': '110.0001' }, ['assessment-report 110']],
  ['another one’s grade', { 'unit.grade': '不合格' }, []],
])('%s', (_, facts, lines) => expect(paid(facts)).toEqual(lines))

test('a unit has its own', () => expect(paid({ 'unit.grade': '不合格', 'provider.grade': '不合格' }, 'unit')).toEqual(['unit-result 90']))

test('the line says why, and under which article', () => {
  const [line] = adjustmentsFor(whole, 'provider', { 'provider.name': '甲云', 'provider.grade': '不合格' })
  expect(line).toMatchObject({
    name: '考评结算',
    value: '不合格',
    message: '“甲云”考评为不合格',
    citation: { regime: 'small-2024', cite: '6' },
  })
})

test('an exception silences the other where it says something, and only there', () => {
  const milder = evaluated.replace('evaluation-result', 'first-year').replace('不合格: 90', '不合格: 95')
  const regime = regimeOf(withBlocks(graded, evaluated, `${milder}\nexcepts: [evaluation-result]`))
  expect(paid({ 'provider.grade': '不合格' }, 'provider', regime)).toEqual(['first-year 95'])
  expect(paid({}, 'provider', regime)).toEqual([])
})

test('local practice says the percentages that the law leaves open', () => {
  const open = evaluated.replace('table: { 合格: 100, 不合格: 90 }\n', '')
  const said = '### 比例\n\n```rule\namend: adjustment evaluation-result\nabout: 6\ntable: { 合格: 100, 不合格: 80 }\n```\n'
  const pack = withBlocks(graded, open)
  const regime = regimeOf({ ...pack, files: { ...pack.files, 'practice.md': said } })
  expect(paid({ 'provider.grade': '不合格' }, 'provider', regime)).toEqual(['evaluation-result 80'])
})

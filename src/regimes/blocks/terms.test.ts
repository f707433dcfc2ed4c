import { expect, test } from 'vitest'
import { aPack, changed, faultsOf, regimeOf } from '../testing/pack.fixture.ts'

const packWith = (within: string) => aPack({ '01-all.md': changed('within: 5 working-days', within) })
const alternatives = 'within:\n  - { term: 24 hours, when: { system.kind: new } }\n  - '

test('a list of terms ends with the one that counts otherwise, written plainly', () => {
  const step = regimeOf(packWith(`${alternatives}30 working-days`)).procedures[0]?.steps.find(({ id }) => id === 'accept')
  expect(step?.within).toEqual({ count: 30, unit: 'working-day' })
  expect(step?.alternatives).toMatchObject([{ term: { count: 24, unit: 'hour' }, until: null }])
})

test('a plain term that is none is told', () => {
  expect(faultsOf(packWith(`${alternatives}soon`)).join('\n')).toContain('within 写作“soon”，不是期限')
})

import { expect, test } from 'vitest'
import type { Regimes } from '../regimes/index.ts'
import { createMeasures } from './measures.ts'

const judgeBy = (minimum: 'charged' | 'not-charged' | null) => {
  const charging = minimum && { minimum, cites: { ends: ['40'] } }
  const regimes = { get: () => ({ id: 'law', charging }), judge: () => ({ refusal: null, findings: [] }) } as unknown as Regimes
  return createMeasures({ regimes, regimeIdOn: async () => 'law' }).judge
}
const place = { jurisdictionId: 'j', on: '2026-01-01' as never }

test.each([
  ['not-charged', '12', 'price.minimum-not-charged'],
  [null, '12', 'price.minimum-not-charged'],
  ['not-charged', '0', undefined],
  ['charged', '12', undefined],
] as const)('minimum terms are %s: a price with one of %s months is refused by %s', async (minimum, months, code) => {
  const { refusal } = await judgeBy(minimum)(place, 'price.set', { 'price.minimum-months': months })
  expect(refusal?.code).toBe(code)
  if (minimum === 'not-charged' && code) expect(refusal?.citation).toEqual({ regime: 'law', cite: '40' })
})

test('only prices have one', async () => {
  expect((await judgeBy(null)(place, 'order.submit', { 'price.minimum-months': '12' })).refusal).toBe(null)
})

test.each([
  ['month', 'month', 'final', null],
  ['month', 'year', 'final', '办法按月计费，按年的价格不能核算；在核算之前请按月重新定价'],
  ['year', 'month', 'final', '办法按年计费，按月的价格不能核算；在核算之前请按年重新定价'],
  ['year', 'year', 'final', null],
  // a ceiling charges nobody
  ['month', 'year', 'ceiling', null],
  ['month', 'day', 'final', '办法按月计费；按日的价格按实际使用日数计，按月列示。持续使用的云资源，请按月定价'],
  ['year', 'hour', 'final', '办法按年计费；按小时的价格按确认的小时数计，按月列示。持续使用的云资源，请按年定价'],
  // what is delivered once, worked or metered lasts no month; a term is a commitment of many
  ['month', 'once', 'final', null],
  ['month', 'work', 'final', null],
  ['month', 'metered', 'final', null],
  ['month', 'term', 'final', null],
] as const)('a measure that charges by the %s, a price by %s (%s): %s', async (by, basis, kind, says) => {
  const charging = { by, minimum: 'charged', cites: { by: ['40'], ends: ['41'] } }
  const regimes = { get: () => ({ id: 'law', charging }), judge: () => ({ refusal: null, findings: [] }) } as unknown as Regimes
  const { judge } = createMeasures({ regimes, regimeIdOn: async () => 'law' })
  const { refusal, findings } = await judge(place, 'price.set', { 'item.name': '云主机', 'price.kind': kind, 'price.basis': basis })
  expect(refusal).toBe(null)
  expect(findings.map(({ message }) => message)).toEqual(says === null ? [] : [`“云主机”：${says}`])
  if (says !== null) expect(findings[0]?.citation).toEqual({ regime: 'law', cite: '40' })
})

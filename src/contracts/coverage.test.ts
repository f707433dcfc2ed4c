import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, formatDecimal } from '../kernel/index.ts'
import type { ContractTerms } from './agreements/contract.ts'
import type { ConsentTerms } from './consents/consent.ts'
import { consentedQuantity, coveredQuantity } from './coverage.ts'

const consent = (parties: string[], quantity: string, from = '2025-01-01', until = '2026-01-01', itemId = 'cpu'): ConsentTerms => ({
  id: '1',
  providerId: 'p',
  itemId,
  quantity,
  parties,
  from: day(from),
  until: day(until),
})

test.each<[string, ConsentTerms[], string[], string]>([
  ['nobody consented', [], ['authority', 'finance'], '0'],
  ['one of two consented', [consent(['authority'], '10')], ['authority', 'finance'], '0'],
  ['both consented, to different quantities', [consent(['authority'], '10'), consent(['finance'], '8.5')], ['authority', 'finance'], '8.5'],
  ['one organisation is both', [consent(['authority', 'finance'], '10')], ['authority', 'finance'], '10'],
  ['two consents of one party add up', [consent(['authority'], '10'), consent(['authority'], '5')], ['authority'], '15'],
  ['another item', [consent(['authority'], '10', '2025-01-01', '2026-01-01', 'disk')], ['authority'], '0'],
  ['it ended the day before', [consent(['authority'], '10', '2025-01-01', '2025-06-15')], ['authority'], '0'],
  ['it ends with the day', [consent(['authority'], '10', '2025-01-01', '2025-06-16')], ['authority'], '10'],
  ['it begins on the day', [consent(['authority'], '10', '2025-06-15')], ['authority'], '10'],
  ['nobody has to consent', [consent(['authority'], '10')], [], '0'],
])('%s', (_, consents, parties, expected) => {
  expect(formatDecimal(consentedQuantity(consents, 'cpu', day('2025-06-15'), parties))).toBe(expected)
})

test('asking one more party never makes more', () => {
  const party = fc.constantFrom('a', 'b', 'c')
  const consents = fc.array(fc.tuple(fc.uniqueArray(party, { minLength: 1 }), fc.integer({ min: 1, max: 99 })), { maxLength: 6 })
  fc.assert(
    fc.property(consents, fc.uniqueArray(party, { minLength: 1 }), party, (given, parties, another) => {
      const terms = given.map(([holds, quantity]) => consent(holds, String(quantity)))
      const on = day('2025-06-15')
      expect(consentedQuantity(terms, 'cpu', on, [...parties, another])).toBeLessThanOrEqual(consentedQuantity(terms, 'cpu', on, parties))
    }),
  )
})

const contract: ContractTerms = {
  id: 'c',
  number: 'HT-1',
  providerId: 'p',
  from: day('2025-01-01'),
  until: day('2026-01-01'),
  items: [
    { itemId: 'cpu', quantity: '100' },
    { itemId: 'disk', quantity: null },
  ],
}
test.each([
  ['cpu', '2025-12-31', '110'],
  ['cpu', '2026-01-01', '10'],
  ['disk', '2025-12-31', null],
  ['disk', '2026-01-01', '0'],
  ['ip', '2025-12-31', '0'],
])('%s on %s is covered up to %s', (itemId, on, expected) => {
  const consents = [consent(['authority'], '10', '2025-01-01', '2027-01-01')]
  const covered = coveredQuantity({ contracts: [contract], consents, parties: ['authority'] }, itemId, day(on))
  expect(covered === null ? null : formatDecimal(covered)).toBe(expected)
})

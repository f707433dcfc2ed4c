import { expect, test } from 'vitest'
import { AffiliationDraft, EndQuery, LastDay } from './schemas.ts'

const patternOf = (schema: { readonly pattern?: string }) => new RegExp(schema.pattern ?? 'none')

test.each(['9999-12-31', '2200-01-01', '0001-01-01'])('a last day of %s is refused: the day after it could not be stored', (day) => {
  expect(patternOf(EndQuery.properties.lastDay).test(day)).toBe(false)
  expect(patternOf(LastDay.anyOf[0]).test(day)).toBe(false)
})

const share = patternOf(AffiliationDraft.properties.share.anyOf[0])
test.each(['0', '00', '0.0', '0.0000', '100.1', '-1', '1e1', '101', ''])('a share of %o per cent is none', (text) =>
  expect(share.test(text)).toBe(false),
)
test.each(['100', '100.0000', '51.5', '0.0001', '99.9999', '5'])('a share of %s per cent is one', (text) =>
  expect(share.test(text)).toBe(true),
)

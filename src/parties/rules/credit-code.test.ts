import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, isCreditCode } from './credit-code.ts'

test.each([
  // Published codes of real bodies, and what mistyping makes of one.
  ['91350100M000100Y43', true],
  ['91110000802100433B', true],
  ['91440300708461136T', true],
  ['91350100M000100Y44', false],
  ['91350100M000100Y4', false],
  ['91350100M000100Y433', false],
  ['91350100m000100y43', false],
  ['91350100I000100Y43', false],
  ['', false],
])('%s: %s', (code, valid) => expect(isCreditCode(code)).toBe(valid))

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((characters) => characters.join(''))

test('of all last characters exactly one is right, and one wrong character is always noticed', () => {
  fc.assert(
    fc.property(body, fc.nat(16), fc.constantFrom(...alphabet), (text, place, other) => {
      const code = text + checkCharacter(text)
      expect(alphabet.filter((last) => isCreditCode(text + last))).toEqual([code[17]])
      fc.pre(code[place] !== other)
      expect(isCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toBe(false)
    }),
  )
})

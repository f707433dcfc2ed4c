/** Signs of a code (校验码): no I, L, O, U, which are taken for others (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 20 signs of 5 bits: 100 bits, which nobody guesses. */
export const codeLength = 20
const groupLength = 5

/** A code from random bytes, one for each sign: `7QK2M-….`. Each sign takes five bits of its byte, so all are equally likely. */
export function codeFrom(random: Uint8Array): string {
  if (random.length < codeLength) throw new RangeError(`a code takes ${codeLength} random bytes`)
  const all = [...random.slice(0, codeLength)].map((byte) => signs[byte & 31]).join('')
  return grouped(all)
}

/** The code that a person typed, in its one form; null where it is none. Case, blanks and hyphens do not matter, nor do I, L for 1 and O for 0. */
export function readCode(said: string): string | null {
  const all = said.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll(/[IL]/gu, '1').replaceAll('O', '0')
  return all.length === codeLength && [...all].every((sign) => signs.includes(sign)) ? grouped(all) : null
}

const grouped = (all: string): string => all.match(new RegExp(`.{${groupLength}}`, 'gu'))?.join('-') ?? all

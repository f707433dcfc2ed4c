const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Whether a text is a 统一社会信用代码: 18 characters of the alphabet of GB 32100-2015 (no I, O, S, V, Z), the last of
 * them the check character of the seventeen before (weights 3ⁱ modulo 31).
 */
export function isCreditCode(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && checkCharacter(text.slice(0, 17)) === text[17]
}

/** The check character of seventeen characters (GB 32100-2015, 5.2). */
export function checkCharacter(body: string): string {
  let sum = 0
  let weight = 1
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}

/** Groups the digits of an exact text by thousands: `1234567.80` → `1,234,567.80`. */
export function grouped(text: string): string {
  const [whole = '', part] = text.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const digits = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${digits}${part === undefined ? '' : `.${part}`}`
}

/** An amount in yuan for the screen: `1,234.50 元`. */
export const yuan = (amount: string | null | undefined): string => (amount === null || amount === undefined ? '—' : `${grouped(amount)} 元`)

/** A unit price with at least two places: `46` → `46.00`, `0.0025` stays. */
export function price(text: string | null | undefined): string {
  if (text === null || text === undefined) return '—'
  const [whole = '0', part = ''] = text.split('.')
  return `${grouped(whole)}.${part.replace(/0+$/, '').padEnd(2, '0')}`
}

const scale = 10_000n
const scaled = (text: string): bigint | null => {
  const match = /^(\d{1,14})(?:\.(\d{1,4}))?$/.exec(text.trim())
  return match ? BigInt(match[1] ?? '0') * scale + BigInt((match[2] ?? '').padEnd(4, '0')) : null
}

/** The sum of price × quantity, rounded to the fen line by line as the bill is; lines that cannot be read yet are left out. */
export function sumOf(lines: readonly { readonly price: string; readonly quantity: string }[]): string {
  let fen = 0n
  for (const line of lines) {
    const [a, b] = [scaled(line.price), scaled(line.quantity)]
    if (a !== null && b !== null) fen += (a * b * 100n * 2n + scale * scale) / (scale * scale * 2n)
  }
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
}

/** Adds amounts in yuan exactly. */
export function addYuan(amounts: readonly string[]): string {
  const fen = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n)
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

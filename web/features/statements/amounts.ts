import { addYuan, yuan } from '../../shared/text/money.ts'

export const isZero = (amount: string): boolean => /^-?0+(\.0+)?$/.test(amount)

/** A change as people read it: `+12.00 元`, `−98.53 元`. */
export const change = (amount: string): string =>
  amount.startsWith('-') ? `−${yuan(amount.slice(1))}` : isZero(amount) ? yuan(amount) : `+${yuan(amount)}`

/** An amount that is often nothing: a dash where it is. */
export const unlessZero = (amount: string): string => (isZero(amount) ? '—' : yuan(amount))

/** What was typed, with two places: `-12.5` → `-12.50`; null while it is no amount. */
export function typedYuan(text: string | undefined): string | null {
  const match = /^(-?\d{1,14})(?:\.(\d{1,2}))?$/.exec(text?.trim() ?? '')
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : null
}

interface Corrected {
  readonly state: string
  readonly amount: string
}

/** What approved corrections add. */
export const approved = (corrections: readonly Corrected[]): string =>
  addYuan(corrections.filter(({ state }) => state === 'approved').map(({ amount }) => amount))

/** What is left of an amount after another. */
export const minus = (amount: string, taken: string): string => addYuan([amount, taken.startsWith('-') ? taken.slice(1) : `-${taken}`])

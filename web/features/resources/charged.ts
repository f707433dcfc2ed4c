import { dayBefore } from '../../shared/text/time.ts'

interface Charged {
  readonly chargedFrom: string | null
  /** The first day that is no longer charged. */
  readonly chargedUntil: string | null
}

/** The days that are charged, the last one included. */
export function charged({ chargedFrom, chargedUntil }: Charged): string {
  if (!chargedFrom || (chargedUntil && chargedUntil <= chargedFrom)) return '未计费'
  return chargedUntil ? `${chargedFrom} 至 ${dayBefore(chargedUntil)}` : `${chargedFrom} 起`
}

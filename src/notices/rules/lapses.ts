import type { Telling } from './told.ts'

/** How many days ahead it is told that something ends; null: only when it has. */
export const daysAhead = {
  contract: 30,
  authorization: 7,
  'operating-grant': 7,
  'blacklist-entry': null,
  'important-period': null,
} as const

const contract: Telling = { kind: 'contract', to: ['concerned', 'others', 'may:contract.sign', 'may:statement.account'] }
const authorization: Telling = { kind: 'rights', to: ['concerned', 'others'] }
const grant: Telling = { kind: 'rights', to: ['concerned', 'others', 'may:authorization.govern'] }
const emergency: Telling = { kind: 'rights', to: ['concerned', 'person', 'may:authorization.emergency'] }
const measure: Telling = { kind: 'organisation', to: ['units', 'system-admins'] }

/** What changes by the passing of a day, without anybody's act and without a row: who is told. */
export const lapses = {
  'contract.ending': contract,
  'contract.ended': contract,
  'authorization.ending': authorization,
  'authorization.ended': authorization,
  'operating-grant.ending': grant,
  'operating-grant.ended': grant,
  'emergency-look.lapsed': emergency,
  'emergency-look.ended': emergency,
  'important-period.ended': { kind: 'duty', to: ['units'] },
  'blacklist-entry.ended': { kind: 'organisation', to: ['concerned', 'may:blacklist.manage', 'may:contract.sign'] },
  'measure.ending': measure,
  'measure.ended': measure,
  'settlement-run.failed': { kind: 'statement', to: ['person', 'may:statement.account', 'may:statement.review'] },
  'mail.given-up': { kind: 'delivery', to: ['person'] },
} as const satisfies Record<string, Telling>

export type LapseName = keyof typeof lapses
export const isLapse = (name: string): name is LapseName => Object.hasOwn(lapses, name)

/** Told in the console only: an e-mail about e-mails that don't arrive would be the next of them. */
export const neverMailed: ReadonlySet<string> = new Set<LapseName>(['mail.given-up'])

import type { Permission } from '../../regimes/index.ts'
import type { PartyStanding } from '../ports.ts'
import { isOfficePost, type Post } from './posts.ts'

/** What 三员 may do: this and nothing else. None of them touches business data. */
const platformTable: Partial<Record<Post, readonly Permission[]>> = {
  'system-admin': [
    'jurisdiction.manage',
    'organisation.manage',
    'organisation.read',
    'person.manage',
    'holiday.enter',
    'job.manage',
    'setting.read',
    'delivery.read',
    'sentence.manage',
  ],
  'security-admin': ['session.manage', 'holiday.approve'],
  'audit-admin': ['audit.read'],
}

/** Everybody in an organisation that is a party may look at what it sees. */
const reading: readonly Permission[] = [
  'case.read',
  'system.read',
  'resource.read',
  'statement.read',
  'organisation.read',
  'audit.read',
  'duty.read',
  'usage.read',
  'evaluation.read',
  'authorization.read',
]

/** Words of the platform's administrators: no measure gives them away, whatever its pack writes under `may`. */
const reserved: ReadonlySet<Permission> = new Set<Permission>([
  'jurisdiction.manage',
  'person.manage',
  'session.manage',
  'holiday.enter',
  'holiday.approve',
  'job.manage',
  'setting.read',
  'webhook.manage',
  'delivery.read',
  'sentence.manage',
])

/**
 * The permission words of a person: those of the posts of the platform; or, in an organisation with a party, the
 * reading words, the words of its parties where the person acts for it (经办、审核、签发), `case.begin` where a procedure
 * begins with one of them, and the people of the own organisation for its 单位管理员. Who must change the password has none.
 */
export function permissionsOf(person: {
  readonly posts: readonly Post[]
  readonly standings: readonly PartyStanding[]
  readonly mustChangePassword: boolean
}): ReadonlySet<Permission> {
  const { posts, standings } = person
  if (person.mustChangePassword) return new Set()
  const words = new Set<Permission>(posts.flatMap((post) => platformTable[post] ?? []))
  if (posts.includes('unit-admin')) for (const word of ['person.manage', 'webhook.manage'] as const) words.add(word)
  if (standings.length > 0) for (const word of reading) words.add(word)
  if (posts.some(isOfficePost)) for (const word of wordsOfParties(standings)) words.add(word)
  return words
}

const wordsOfParties = (standings: readonly PartyStanding[]): Permission[] => {
  const granted = standings.flatMap((standing) => standing.may).filter((word) => !reserved.has(word))
  return standings.some((standing) => standing.begins) ? [...granted, 'case.begin'] : granted
}

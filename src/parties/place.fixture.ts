import { type OfficeActor, type PartyStanding, visitor } from '../identity/index.ts'
import { createDoor, type Database, type Day, type Id, newId } from '../kernel/index.ts'
import { fixedClock } from '../testing/index.ts'
import { createParties } from './service/index.ts'
import type { LostTerms } from './service/needs.ts'

export const from = { ip: '192.0.2.7', requestId: 'test' }
export const firstDay = '2024-01-01' as Day
export const fields = {
  parentId: null,
  area: null,
  budget: 'level',
  nature: 'government',
  creditCode: null,
  contactName: null,
  contactPhone: null,
} as const

const party = (id: string, name: string, sees: PartyStanding['sees'], may: PartyStanding['may'] = []): PartyStanding => ({
  id,
  name,
  sees,
  may,
  begins: id === 'user',
})

/** Two measures: the second one has no districts, and an agency besides. */
const measures: Readonly<Record<string, readonly PartyStanding[]>> = {
  'somewhere-2023': [
    party('user', '使用单位', 'own'),
    party('district', '区市主管部门', 'area'),
    party('provider', '云服务商', 'assigned'),
    party('authority', '主管部门', 'jurisdiction', ['blacklist.manage', 'organisation.manage']),
  ],
  'somewhere-2025': [
    party('user', '申请单位', 'own'),
    party('agency', '综合服务机构', 'assigned'),
    party('authority', '监管单位', 'jurisdiction', ['blacklist.manage']),
  ],
}

/** Parties on a database, with a standing clock. */
export function place(db: Database, lostTerms: LostTerms = async () => null) {
  const clock = fixedClock('2024-09-30T09:00')
  const regimes = { has: (id: string) => Object.hasOwn(measures, id), partiesOf: (id: string) => measures[id] ?? [] }
  const door = createDoor({ db, clock })
  return { clock, door, parties: createParties({ db, door, clock, regimes, lostTerms }) }
}

/** 系统管理员 of the operator. */
export const system: OfficeActor = {
  ...visitor(from),
  personId: newId(),
  personName: '系统员甲',
  permissions: new Set(['jurisdiction.manage', 'organisation.manage', 'organisation.read', 'person.manage']),
  posts: ['system-admin'],
}

/** Somebody of a jurisdiction with these words, who sees all of it or only his organisation. */
export const official = (jurisdictionId: Id, organisationId: Id, words: readonly string[], all: boolean): OfficeActor => ({
  ...visitor(from),
  personId: newId(),
  personName: '王科长',
  organisationId,
  jurisdictionId,
  permissions: new Set(words),
  posts: ['handler'],
  sight: { jurisdictionId, all, organisationIds: [organisationId], providerId: null },
})

import type { OfficeActor } from '../../src/identity/index.ts'
import { newId } from '../../src/kernel/index.ts'

export type { OfficeActor }

/** Somebody of an organisation who may all that settlement asks: parties other than `user` see everything. Each is another person. */
export const sightOf = ({
  jurisdictionId,
  organisationId,
  party,
}: {
  jurisdictionId: string
  organisationId: string
  party: string
}): OfficeActor => ({
  ...{ personId: newId(), personName: '张三', organisationId, organisationName: '单位', jurisdictionId },
  permissions: new Set(['statement.read', 'statement.account', 'statement.review', 'statement.seal']),
  parties: [party],
  posts: ['handler', 'reviewer', 'signer'],
  sight: { jurisdictionId, all: party !== 'user', organisationIds: [organisationId], providerId: null },
  mustChangePassword: false,
  from: { ip: '127.0.0.1', requestId: 'bench' },
})

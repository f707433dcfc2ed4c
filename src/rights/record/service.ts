import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, type Page, pageOf } from '../../kernel/index.ts'
import type { RightsNeeds } from '../ports.ts'
import { listRecord, type RecordLine } from './store.ts'

export interface RightsRecord {
  /** Authorizations, freezes, emergency looks and every look at the papers of the actor's own organisation, the newest first. */
  recordOf(actor: OfficeActor, query: { limit: number; after?: string }): Promise<Page<RecordLine>>
}

export const createRecord = ({ db }: Pick<RightsNeeds, 'db'>): RightsRecord => ({
  async recordOf({ jurisdictionId, organisationId }, { limit, after }) {
    const [before = null] = decodeCursor(after, 1)?.filter((no) => /^\d{1,18}$/.test(no)) ?? []
    // The operator of the platform is no unit.
    const rows = jurisdictionId === null ? [] : await listRecord(db, organisationId, limit, before)
    return pageOf(rows, limit, ({ no }) => [String(no)])
  },
})

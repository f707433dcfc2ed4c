import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, type Page, pageOf } from '../../kernel/index.ts'
import type { RightsNeeds } from '../ports.ts'
import { listRecord, type RecordLine } from './store.ts'

export interface RightsRecord {
  /** Authorizations, freezes, emergency looks and every look at the papers of the actor's own organisation, the newest first. */
  recordOf(actor: OfficeActor, query: { limit: number; after?: string }): Promise<Page<RecordLine>>
}

export const createRecord = ({ db }: Pick<RightsNeeds, 'db'>): RightsRecord => ({
  async recordOf({ jurisdictionId, organisationId, permissions }, { limit, after }) {
    const [before = null] = decodeCursor(after, 1)?.filter((no) => /^\d{1,18}$/.test(no)) ?? []
    // The operator of the platform is no unit.
    const rows = jurisdictionId === null ? [] : await listRecord(db, organisationId, limit, before)
    // A title is told to whoever may open the paper: not to those who only administer the unit's accounts.
    const told = permissions.has('paper.keep') ? rows : rows.map((row) => ({ ...row, title: null }))
    return pageOf(told, limit, ({ no }) => [String(no)])
  },
})

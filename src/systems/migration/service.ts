import type { OfficeActor } from '../../identity/index.ts'
import { type Clock, type Database, type Id, nameCursor, type Page, pageOf, plusDays, today } from '../../kernel/index.ts'
import { type HostingEnd, listHostingEnds, listMigration, type UnitMigration } from './store.ts'

interface PageWanted {
  readonly limit: number
  readonly after?: string
}

/** The register of migration: how far each unit is, and whose contract elsewhere ends. */
export interface Migration {
  migration(actor: OfficeActor, query: PageWanted & { readonly organisationId?: Id }): Promise<Page<UnitMigration>>
  /** Systems on a third party's cloud whose contract ends within so many days, or has ended. */
  hostingEnding(actor: OfficeActor, query: PageWanted & { readonly within: number }): Promise<Page<HostingEnd>>
}

export const createMigration = ({ db, clock }: { readonly db: Database; readonly clock: Clock }): Migration => ({
  async migration({ sight }, { limit, after, ...query }) {
    const rows = await listMigration(db, sight, { ...query, limit, after: nameCursor(after) })
    return pageOf(rows, limit, ({ organisationName, organisationId }) => [organisationName, organisationId])
  },
  async hostingEnding({ sight }, { within, limit, after }) {
    const on = today(clock)
    const rows = await listHostingEnds(db, sight, { today: on, until: plusDays(on, within), limit, after: nameCursor(after) })
    return pageOf(rows, limit, ({ hostingEndsOn, systemId }) => [hostingEndsOn, systemId])
  },
})

import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor, today } from '../../kernel/index.ts'
import { isCreditCode } from '../rules/credit-code.ts'
import { endedOn, type Period, periodOf } from '../rules/period.ts'
import { notFound } from '../rules/reach.ts'
import {
  type BlacklistEntry,
  type BlacklistFields,
  endEntry,
  insertEntry,
  isBlacklisted,
  listBlacklist,
  lockEntry,
} from '../store/blacklist.ts'
import { findOrganisation } from '../store/organisations.ts'
import { onceOf, type PartiesNeeds, type WriteOptions } from './needs.ts'

export type BlacklistDraft = BlacklistFields & Period

export interface BlacklistQuery {
  /** Only entries that hold on this day. */
  readonly on?: Day | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The list of seriously dishonest bodies (严重失信主体名单), kept by each jurisdiction for itself. */
export const createBlacklist = (needs: PartiesNeeds) => ({
  isBlacklisted: (organisationId: Id, on: Day = today(needs.clock)) => isBlacklisted(needs.db, organisationId, on),

  /** Everybody of the jurisdiction may look whom it must not deal with. */
  async listBlacklist(actor: OfficeActor, query: BlacklistQuery): Promise<Outcome<Page<BlacklistEntry>>> {
    if (actor.jurisdictionId === null) return ok({ items: [], next: null })
    const { jurisdictionId } = actor
    const rows = await listBlacklist(needs.db, {
      jurisdictionId,
      on: query.on ?? null,
      after: timeCursor(query.after),
      limit: query.limit + 1,
    })
    return ok(pageOf(rows, query.limit, ({ recordedAt, id }) => [recordedAt, id]))
  },

  /** Refuses with `organisation.credit-code`, `history.backwards`, or `request.not-found` for an organisation of elsewhere. */
  blacklist: (actor: OfficeActor, draft: BlacklistDraft, { key }: WriteOptions = {}): Promise<Outcome<BlacklistEntry>> =>
    needs.door.write<BlacklistEntry, OfficeActor>(
      { actor, does: 'blacklist.add', needs: 'blacklist.manage', once: onceOf(key, draft) },
      async ({ tx, now, record }) => {
        const { jurisdictionId } = actor
        if (jurisdictionId === null) return notFound('适用区域')
        const period = periodOf(draft.from, draft.lastDay)
        if (!period.ok) return period
        if (draft.creditCode !== null && !isCreditCode(draft.creditCode))
          return refuse('organisation.credit-code', { facts: { code: draft.creditCode } })
        const organisation = draft.organisationId === null ? null : await findOrganisation(tx, draft.organisationId)
        if (draft.organisationId !== null && organisation?.jurisdictionId !== jurisdictionId) return notFound('单位')
        const entry = { ...draft, id: newId(), jurisdictionId, recordedAt: now }
        await insertEntry(tx, entry)
        await record({ ...about(entry), after: draft })
        return ok(entry)
      },
    ),

  /** Takes a body off the list after a last day. */
  endBlacklisting: (actor: OfficeActor, id: Id, lastDay: Day, { key }: WriteOptions = {}): Promise<Outcome<BlacklistEntry>> =>
    needs.door.write<BlacklistEntry, OfficeActor>(
      { actor, does: 'blacklist.end', needs: 'blacklist.manage', once: onceOf(key, { id, lastDay }) },
      async ({ tx, record }) => {
        const before = await lockEntry(tx, id)
        if (!before || before.jurisdictionId !== actor.jurisdictionId) return notFound('名单记录')
        const period = endedOn(before, lastDay)
        if (!period.ok) return period
        await endEntry(tx, id, lastDay)
        await record({ ...about(before), before: { lastDay: before.lastDay }, after: { lastDay } })
        return ok({ ...before, lastDay })
      },
    ),
})

const about = ({ id, jurisdictionId, organisationId }: BlacklistEntry) => ({
  object: { kind: 'blacklist-entry', id },
  jurisdiction: jurisdictionId,
  organisation: organisationId,
})

import { yearOf } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { type Id, newId, type Outcome, ok, refuse, today } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { NoticeContent } from '../notice.ts'
import type { HolidaysNeeds } from '../ports.ts'
import { checkNotice } from '../rules/check.ts'
import { insertNotice, lockNotices, noticesInForce, proposedFor } from '../store/notices.ts'
import { calendarWith, changedBy, thisYear } from './present.ts'
import { type Preview, previewOf } from './preview.ts'

/** What a notice comes to before it is filed. */
export interface Looked extends Preview {
  readonly warnings: readonly string[]
}

/** Entering a notice: looked at first, then filed for another person to approve. */
export const createEntering = (needs: HolidaysNeeds) => ({
  /** Checks a notice and says what it would move; nothing is filed. */
  async look(actor: OfficeActor, content: NoticeContent): Promise<Outcome<Looked>> {
    if (!actor.permissions.has('holiday.enter'))
      return refuse('permission.denied', { facts: { permission: permissionName('holiday.enter') } })
    const checked = await judge(needs, content)
    if (!checked.ok) return checked
    const next = await calendarWith(needs, content)
    return ok({ ...(await previewOf(needs, next, changedBy(needs.calendar, next, content.year))), warnings: checked.value })
  },

  /** Files a notice for approval. */
  async enter(actor: OfficeActor, content: NoticeContent, key: string): Promise<Outcome<{ readonly id: Id }>> {
    return needs.door.write(
      { actor, does: 'holiday.enter', needs: 'holiday.enter', once: { key, input: content } },
      async ({ tx, now, record }) => {
        await lockNotices(tx)
        const checked = await judge(needs, content)
        if (!checked.ok) return checked
        if (await proposedFor(tx, content.year)) return refuse('holiday.proposed-already', { facts: { year: String(content.year) } })
        const id = newId()
        const version = await insertNotice(tx, { ...content, id, by: actor.personId, byName: actor.personName, at: now })
        await record({ object: { kind: 'holiday-notice', id }, after: { ...content, version } })
        return ok({ id })
      },
    )
  },
})

/** The warnings of a notice that may be filed and approved, by what counts now. */
export async function judge(needs: HolidaysNeeds, content: NoticeContent): Promise<Outcome<readonly string[]>> {
  const year = String(content.year)
  if (content.year < thisYear(needs)) return refuse('holiday.year-past', { facts: { year } })
  const { faults, warnings } = checkNotice(content, today(needs.clock))
  if (faults.length > 0) return refuse('request.invalid', { faults })
  const entered = await noticesInForce(needs.db)
  const years = new Set([...needs.calendar.shipped.map(yearOf), ...entered.map((notice) => notice.year)])
  const last = Math.max(...years)
  if (content.year > last + 1) return refuse('holiday.year-gap', { facts: { year, missing: String(last + 1) } })
  if (years.has(content.year)) {
    const source = entered.some((notice) => notice.year === content.year) ? '核准过' : '随程序提供'
    if (content.reason === null)
      return refuse('holiday.reason-needed', {
        facts: { year, source },
        faults: [{ path: '/reason', message: '更正现行的安排，须写明理由，如“国务院办公厅通知延长春节假期”' }],
      })
    const next = await calendarWith(needs, content)
    if (changedBy(needs.calendar, next, content.year) === null) return refuse('holiday.same', { facts: { year } })
  }
  return ok(warnings)
}

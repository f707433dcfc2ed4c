import { yearOf } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, type Id, type Outcome, ok, type Page, refuse, today } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { Holiday, Notice } from '../notice.ts'
import type { HolidaysNeeds } from '../ports.ts'
import { checkNotice } from '../rules/check.ts'
import { findNotice, listNotices, noticesInForce } from '../store/notices.ts'
import { latestReadings, type Reading } from '../store/readings.ts'
import { calendarWith, changedBy } from './present.ts'
import { type Preview, previewOf } from './preview.ts'

/** A year as it counts now, and whose word it is. */
export interface YearInForce {
  readonly year: number
  readonly source: 'shipped' | 'entered'
  /** It came with the program as well, and was corrected here. */
  readonly corrected: boolean
  readonly title: string
  readonly number: string | null
  readonly holidays: readonly Holiday[]
}

interface ShippedYear {
  readonly notices: readonly { readonly title?: string }[]
  readonly holidays: readonly Holiday[]
}

export const createReading = (needs: HolidaysNeeds) => ({
  /** The years that count, the newest first: the calendar is nobody's secret. */
  async years(): Promise<YearInForce[]> {
    const entered = await noticesInForce(needs.db)
    const shipped = needs.calendar.shipped.map((file): YearInForce => {
      const { notices, holidays } = file.content as ShippedYear
      const title = notices.map((notice) => notice.title ?? '').join('、')
      return { year: yearOf(file), source: 'shipped', corrected: false, title, number: null, holidays }
    })
    const own = entered.map(({ year, title, number, holidays }): YearInForce => {
      const corrected = shipped.some((one) => one.year === year)
      return { year, source: 'entered', corrected, title, number, holidays }
    })
    return [...shipped.filter(({ year }) => !own.some((one) => one.year === year)), ...own].toSorted((a, b) => b.year - a.year)
  },

  /** All notices that were entered, with what was decided of them. */
  async notices(actor: OfficeActor, { limit, after }: { limit: number; after?: string | undefined }): Promise<Outcome<Page<Notice>>> {
    const denied = deniedTo(actor)
    if (denied) return denied
    const cursor = decodeCursor(after, 2)?.filter((part) => /^\d{1,9}$/.test(part)) ?? []
    return ok(await listNotices(needs.db, { limit, after: cursor.length === 2 ? [Number(cursor[0]), Number(cursor[1])] : null }))
  },

  /** What a proposed notice would move, for whoever is to approve it. */
  async preview(actor: OfficeActor, id: Id): Promise<Outcome<Preview & { readonly warnings: readonly string[] }>> {
    const denied = deniedTo(actor)
    if (denied) return denied
    const notice = await findNotice(needs.db, id)
    if (!notice) return refuse('request.not-found', { facts: { what: '这份节假日安排' } })
    if (notice.state !== 'proposed') return refuse('holiday.decided', { facts: { state: '已经办结' } })
    const next = await calendarWith(needs, notice)
    const preview = await previewOf(needs, next, changedBy(needs.calendar, next, notice.year))
    return ok({ ...preview, warnings: checkNotice(notice, today(needs.clock)).warnings })
  },

  /** How far the reading again of terms is, the newest approval first. */
  async readings(actor: OfficeActor): Promise<Outcome<Reading[]>> {
    return deniedTo(actor) ?? ok(await latestReadings(needs.db, 20))
  },
})

/** Only the two who enter and approve: what would move names units and their cases. */
function deniedTo({ permissions }: OfficeActor): Outcome<never> | null {
  if (permissions.has('holiday.enter') || permissions.has('holiday.approve')) return null
  return refuse('permission.denied', { facts: { permission: permissionName('holiday.enter') } })
}

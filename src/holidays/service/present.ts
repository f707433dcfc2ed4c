import { type Calendar, type ChangedDays, changedDays, createLivingCalendar, withEntered } from '../../calendar/index.ts'
import { day, today } from '../../kernel/index.ts'
import { asFile, type NoticeContent } from '../notice.ts'
import type { HolidaysNeeds } from '../ports.ts'
import { noticesInForce, revisionNow } from '../store/notices.ts'

/** Keeps the process's calendar at the newest approval. */
export function createPresent({ db, calendar }: HolidaysNeeds) {
  // Not known yet: another installation's notices may have been taken up before (tests, scenarios).
  let known: number | null = null
  let files: ReturnType<typeof asFile>[] = []
  return {
    /** Before every request and every job: reads the years anew when another process, or this one, approved a notice. */
    async refresh(): Promise<void> {
      const revision = await revisionNow(db)
      if (revision === known) return
      const entered = (await noticesInForce(db)).map(asFile)
      calendar.takeUp(entered)
      files = entered
      known = revision
    },
    /** The years that are entered, as files: for threads, which have a calendar of their own. */
    entered: () => files,
  }
}

/** The calendar as it would be with a notice. */
export async function calendarWith({ db, calendar }: HolidaysNeeds, content: NoticeContent): Promise<Calendar> {
  const entered = (await noticesInForce(db)).filter(({ year }) => year !== content.year)
  return createLivingCalendar(withEntered(calendar.shipped, [...entered.map(asFile), asFile(content as Parameters<typeof asFile>[0])]))
}

/** Where that calendar differs from the present one: nothing but the notice's year and the December before can. */
export const changedBy = (present: Calendar, next: Calendar, year: number): ChangedDays | null =>
  changedDays(present, next, { from: day(`${year - 1}-12-01`), to: day(`${year}-12-31`) })

export const thisYear = ({ clock }: Pick<HolidaysNeeds, 'clock'>): number => Number(today(clock).slice(0, 4))

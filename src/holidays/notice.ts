import type { CalendarFile } from '../calendar/index.ts'
import type { Day, Id, Instant } from '../kernel/index.ts'

/** A holiday as a notice states it: days and ranges (`2027-10-01..2027-10-07`) off, and Saturdays and Sundays that make up for them. */
export interface Holiday {
  readonly name: string
  readonly off: readonly string[]
  readonly workdays?: readonly string[] | undefined
}

/** What a person enters of a notice. */
export interface NoticeContent {
  readonly year: number
  readonly title: string
  /** The document's number, e.g. 国办发明电〔2026〕7号. */
  readonly number: string
  readonly issuedOn: Day
  readonly address: string | null
  readonly holidays: readonly Holiday[]
  /** Why it takes the place of what counts already; null where nothing does. */
  readonly reason: string | null
}

export type NoticeState = 'proposed' | 'approved' | 'rejected' | 'withdrawn'

/** A notice as it was entered, and what was decided of it. */
export interface Notice extends NoticeContent {
  readonly id: Id
  readonly version: number
  readonly state: NoticeState
  readonly revision: number | null
  readonly proposedBy: Id
  readonly proposedByName: string
  readonly proposedAt: Instant
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
  readonly decidedReason: string | null
}

/** A notice as a year of the calendar. */
export const asFile = ({ year, title, address, holidays }: Pick<Notice, 'year' | 'title' | 'address' | 'holidays'>): CalendarFile => ({
  file: `录入的${year}年安排`,
  content: {
    year,
    notices: [{ title, address: address ?? 'https://www.gov.cn/' }],
    holidays: holidays.map(({ name, off, workdays }) => ({ name, off, ...(workdays && workdays.length > 0 ? { workdays } : {}) })),
  },
})

/** How a notice is cited where it moved something. */
export const inWords = ({ title, number }: Pick<NoticeContent, 'title' | 'number'>): string => `《${title}》（${number}）`

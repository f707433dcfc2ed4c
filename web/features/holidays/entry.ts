import { Problem } from '../../shared/api/problem.ts'
import { orNull } from '../../shared/ui/form-faults.ts'
import type { Holiday, NoticeBody } from './api/use-holidays.ts'

/** A holiday as the form holds it; further ranges of one holiday (seldom) stand in a row of their own. */
interface Row {
  readonly name?: string
  readonly from?: string | null
  readonly to?: string | null
  readonly workdays?: string
}

export interface Entry {
  readonly year?: number
  readonly title?: string
  readonly number?: string
  readonly issuedOn?: string | null
  readonly address?: string
  readonly reason?: string
  readonly holidays: readonly Row[]
}

export const initial: Entry = {
  holidays: ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'].map((name) => ({ name })),
}

const daysOf = (text: string | undefined): string[] => (text ?? '').split(/[\s,，、;；]+/).filter(Boolean)

export const bodyOf = ({ year, title, number, issuedOn, address, reason, holidays }: Entry): NoticeBody => ({
  year: Number(year),
  title: title ?? '',
  number: number ?? '',
  issuedOn: issuedOn ?? '',
  address: orNull(address),
  reason: orNull(reason),
  holidays: holidays.map(({ name, from, to, workdays }) => ({
    name: name ?? '',
    off: [!to || to === from ? `${from ?? ''}` : `${from ?? ''}..${to}`],
    workdays: daysOf(workdays),
  })),
})

interface YearOfFile {
  readonly year: number
  readonly title: string
  readonly address: string | null
  readonly holidays: readonly Holiday[]
}

/** What a file says, in the form's own fields. */
export const valuesOf = ({ year, title, address, holidays }: YearOfFile): Partial<Entry> => ({
  year,
  title,
  ...(address ? { address } : {}),
  holidays: holidays.flatMap(({ name, off, workdays }) =>
    off.map((range, index) => {
      const [from = '', to = from] = range.split('..')
      return { name, from, to, workdays: index === 0 ? (workdays ?? []).join('、') : '' }
    }),
  ),
})

/** The faults of a refusal at the form's fields: a holiday's days off stand in two fields, its make-up days in one. */
export function placed(error: unknown): { name: (string | number)[]; errors: string[] }[] {
  const faults = Problem.of(error).faults.map(({ path, message }) => {
    const [field = '', row, part] = path.split('/').filter(Boolean)
    const name = row === undefined ? [field] : [field, Number(row), part === 'off' ? 'from' : (part ?? 'name')]
    return { name, message }
  })
  return [...Map.groupBy(faults, ({ name }) => JSON.stringify(name))].map(([name, all]) => ({
    name: JSON.parse(name),
    errors: all.map(({ message }) => message),
  }))
}

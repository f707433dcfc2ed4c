import type { DutyRow, DutyRule, DutyState } from './api/use-duties.ts'

export const stateNames: Readonly<Record<DutyState, string>> = {
  overdue: '已逾期',
  'due-soon': '即将到期',
  open: '待履行',
  fulfilled: '已履行',
  waived: '已豁免',
}

export const need = (message: string) => [{ required: true, whitespace: true, message }]

const quarters = ['一', '二', '三', '四']

/** A calendar period as people call it: `2025-Q3` → `2025年第三季度`; a period that begins on a day is said by its days. */
export function periodInWords({ period, from, importantPeriodName }: Pick<DutyRow, 'period' | 'from' | 'importantPeriodName'>): string {
  if (importantPeriodName) return importantPeriodName
  const [, year = '', kind = ''] = /^(\d{4})(?:-(Q\d|H\d|\d\d))?$/.exec(period ?? '') ?? []
  if (!year) return period ? `${from} 起的一期` : ''
  if (kind.startsWith('Q')) return `${year}年第${quarters[Number(kind[1]) - 1] ?? kind}季度`
  if (kind.startsWith('H')) return `${year}年${kind === 'H1' ? '上' : '下'}半年`
  return kind ? `${year}年${Number(kind)}月` : `${year}年`
}

/** When a duty arises. */
export function whenInWords({ everyInWords, during, keeps }: DutyRule): string {
  if (everyInWords) return everyInWords
  if (during) return '重要时期内'
  return keeps ? '持续有效' : '事项发生后'
}

/** The calendar periods that a jurisdiction may set. */
export const everyNames: Readonly<Record<string, string>> = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' }
const unitNames: Readonly<Record<string, string>> = { days: '日', 'working-days': '个工作日', months: '个月' }
export const unitOptions = Object.entries(unitNames).map(([value, label]) => ({ value, label }))

/** An interval as it is stored, in words: `6 months` → `每6个月`. */
export function everyText(every: string): string {
  const [count = '', unit = ''] = every.split(' ')
  return everyNames[every] ?? `每${count}${unitNames[unit.endsWith('s') ? unit : `${unit}s`] ?? unit}`
}

import { unreachable } from '../kernel/index.ts'

/** A statutory term. Hours left over may be a fraction; every other count is whole. */
export interface Term {
  readonly count: number
  readonly unit: 'hour' | 'day' | 'working-day' | 'month'
}

const examples = '“24 hours”, “30 days”, “5 working-days” or “3 months”'

/** What people write and we do not take, with what to write instead: each has more than one reading or a plainer name. */
const instead: Readonly<Record<string, (count: number) => string>> = {
  workday: (count) => `${count} working-days`,
  'business-day': (count) => `${count} working-days`,
  'natural-day': (count) => `${count} days`,
  'calendar-day': (count) => `${count} days`,
  week: (count) => `${count * 7} days`,
  year: (count) => `${count * 12} months`,
}

/**
 * Reads `24 hours`, `30 days`, `5 working-days`, `1 working-day`, `3 months`. Throws a RangeError that says what would be right:
 * a bare number is no term, and zero is none either.
 */
export function parseTerm(text: string): Term {
  const match = /^([1-9]\d{0,3}) (hour|day|working-day|month)s?$/.exec(text)
  if (!match) throw new RangeError(`not a term: “${text}”; ${remedy(text)}`)
  return { count: Number(match[1]), unit: match[2] as Term['unit'] }
}

function remedy(text: string): string {
  const match = /^([1-9]\d{0,2})\s*([a-z]+(?:[ -]day)?)s?$/i.exec(text.trim())
  const unit = match?.[2]?.toLowerCase().replace(' ', '-').replace(/s$/, '')
  const better = unit === 'working-day' || unit === 'work-day' ? instead.workday : unit && instead[unit]
  return better ? `write “${better(Number(match?.[1]))}”` : `write a number from 1 to 9999 and a unit, such as ${examples}`
}

/** In Chinese, for people: 5个工作日, 30日, 3个月, 24小时; hours left over as 5小时30分钟. */
export function formatTerm({ count, unit }: Term): string {
  switch (unit) {
    case 'working-day':
      return `${count}个工作日`
    case 'day':
      return `${count}日`
    case 'month':
      return `${count}个月`
    case 'hour':
      return formatHours(count)
    default:
      return unreachable(unit)
  }
}

/** Whole minutes, rounded down: nobody is promised more time than is left. */
function formatHours(count: number): string {
  const minutes = Math.floor(count * 60 + 1e-6)
  if (minutes < 60) return `${minutes}分钟`
  return `${Math.floor(minutes / 60)}小时${minutes % 60 ? `${minutes % 60}分钟` : ''}`
}

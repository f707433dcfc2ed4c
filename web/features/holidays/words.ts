import type { Tone } from '../../shared/ui/mark.tsx'
import type { Notice } from './api/use-holidays.ts'

export const stateNames: Readonly<Record<Notice['state'], string>> = {
  proposed: '待核准',
  approved: '已核准',
  rejected: '已退回',
  withdrawn: '已撤回',
}
export const stateTones: Readonly<Record<Notice['state'], Tone>> = {
  proposed: 'amber',
  approved: 'green',
  rejected: 'red',
  withdrawn: 'grey',
}

/** `2027-10-01..2027-10-07` as people read it: 10月1日至7日. */
export function daysInWords(text: string, year: number): string {
  const [from = '', to = from] = text.split('..')
  const first = dayInWords(from, year)
  if (from === to) return first
  return `${first}至${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : dayInWords(to, year)}`
}

function dayInWords(day: string, year: number): string {
  const [of = '', month = '', date = ''] = day.split('-')
  return `${Number(of) === year ? '' : `${of}年`}${Number(month)}月${Number(date)}日`
}

import { type Day, day } from '../../kernel/index.ts'
import { lunarDays } from './lunar.ts'

/** A day off that the regulation itself names. */
export interface StatutoryDay {
  readonly day: Day
  readonly name: string
  /** It may be the day before or after as well. */
  readonly about: boolean
}

/**
 * The days off of 《全国年节及纪念日放假办法》 第二条 (as of 2025-01-01; before it without 除夕 and 5月2日) that one can reckon; 除夕 goes with 春节. 清明 is
 * left to the notice: it falls on the 4th, 5th or 6th of April. Those of the lunar calendar are `about`: the reckoning at hand is a day off
 * where a new moon falls near midnight, as in February 2027.
 */
export function statutoryDays(year: number): StatutoryDay[] {
  const fixed = [
    ['01-01', '元旦'],
    ['05-01', '劳动节'],
    ...(year >= 2025 ? [['05-02', '劳动节']] : []),
    ...(['10-01', '10-02', '10-03'] as const).map((at) => [at, '国庆节']),
  ].map(([at, name]) => ({ day: day(`${year}-${at}`), name: name ?? '', about: false }))
  const names: Readonly<Record<string, string>> = { '1/1': '春节', '5/5': '端午节', '8/15': '中秋节' }
  const lunar = [...lunarDays(year, Object.keys(names))].map(([at, on]) => ({ day: on, name: names[at] ?? '', about: true }))
  return [...fixed, ...lunar]
}

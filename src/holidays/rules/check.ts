import { isWeekday, readYear } from '../../calendar/index.ts'
import { type Day, daysBetween, epochDay, type Fault, isDay, plusDays } from '../../kernel/index.ts'
import { asFile, type Holiday, type NoticeContent } from '../notice.ts'
import { type StatutoryDay, statutoryDays } from './statutory.ts'

/** What is wrong with a notice, each at its place, and what is only unusual. */
export interface Checked {
  readonly faults: readonly Fault[]
  readonly warnings: readonly string[]
}

interface Stated {
  readonly day: Day
  readonly working: boolean
  readonly path: string
}

const longest = 31

/** Checks a notice in words. What it lets pass the calendar's own reader takes. */
export function checkNotice(content: NoticeContent, today: Day): Checked {
  const faults: Fault[] = []
  const stated = content.holidays.flatMap((holiday, index) => statedBy(holiday, `/holidays/${index}`, faults))
  for (const { day, path } of stated) {
    if (!concerns(day, content.year)) faults.push({ path, message: `${day}不在${content.year}年，也不在上一年12月；请核对年份` })
  }
  faults.push(...twice(stated))
  if (content.issuedOn > today) faults.push({ path: '/issuedOn', message: '印发日期还没有到，请核对' })
  if (faults.length === 0) {
    for (const message of readYear(asFile(content).content).faults) faults.push({ path: '/holidays', message: `日历无法读取：${message}` })
  }
  return { faults, warnings: faults.length === 0 ? unusual(content, stated) : [] }
}

function statedBy({ name, off, workdays = [] }: Holiday, path: string, faults: Fault[]): Stated[] {
  const free = off.flatMap((text, index): Stated[] => {
    const at = `${path}/off/${index}`
    const range = daysOf(text)
    if (typeof range === 'string') faults.push({ path: at, message: range })
    return typeof range === 'string' ? [] : range.map((day) => ({ day, working: false, path: at }))
  })
  const made = workdays.flatMap((text, index): Stated[] => {
    const at = `${path}/workdays/${index}`
    if (!isDay(text)) faults.push({ path: at, message: `“${text}”不是日期，应写成2027-10-09的样子` })
    else if (isWeekday(epochDay(text)))
      faults.push({
        path: at,
        message: `${text}是星期${weekdayOf(text)}，本来就上班，不能作为“${name}”的调休上班日；调休上班日只能是星期六或星期日`,
      })
    else return [{ day: text, working: true, path: at }]
    return []
  })
  return [...free, ...made]
}

/** The days of `2027-10-01..2027-10-07` or of a single day, or what is wrong with it. */
function daysOf(text: string): Day[] | string {
  const [from = '', to = from, ...more] = text.split('..')
  if (more.length > 0 || !isDay(from) || !isDay(to))
    return `“${text}”既不是日期，也不是起止日期，应写成2027-10-01或2027-10-01..2027-10-07的样子`
  const length = daysBetween(from, to) + 1
  if (length < 1) return `放假的末日${to}早于首日${from}`
  if (length > longest) return `${from}至${to}共${length}天，长于任何假期，请核对`
  return Array.from({ length }, (_, index) => plusDays(from, index))
}

const concerns = (day: Day, year: number): boolean => day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`)

function twice(stated: readonly Stated[]): Fault[] {
  return [...Map.groupBy(stated, ({ day }) => day)].flatMap(([day, all]) => {
    const last = all.at(-1)
    if (all.length < 2 || !last) return []
    const both = all.some(({ working }) => working) && all.some(({ working }) => !working)
    return [{ path: last.path, message: both ? `${day}既放假又调休上班，只能是其中一种` : `${day}写了不止一次` }]
  })
}

/** Not wrong, but seldom so: whoever approves is to look again. */
function unusual({ year, issuedOn, holidays }: NoticeContent, stated: readonly Stated[]): string[] {
  const off = new Set(stated.filter(({ working }) => !working).map(({ day }) => day))
  const isOff = ({ day, about }: StatutoryDay) => off.has(day) || (about && [-1, 1].some((by) => off.has(plusDays(day, by))))
  const missing = [...Map.groupBy(statutoryDays(year), ({ name }) => name)].flatMap(([name, days]) => {
    const not = days.filter((one) => !isOff(one)).map(({ day, about }) => `${day}${about ? '前后' : ''}`)
    return not.length > 0 ? [`${name}的法定假日${not.join('、')}没有放假`] : []
  })
  const spring = [4, 5, 6].some((at) => off.has(`${year}-04-0${at}` as Day)) ? [] : ['没有清明节的放假（4月4日至6日之间）']
  const far = stated.flatMap(({ day, working, path }) => {
    const holiday = holidays[Number(path.split('/')[2])]
    if (!working || !holiday) return []
    const near = stated.some(
      (one) => !one.working && one.path.split('/')[2] === path.split('/')[2] && Math.abs(daysBetween(one.day, day)) <= longest,
    )
    return near ? [] : [`调休上班日${day}离“${holiday.name}”超过${longest}天`]
  })
  const early = issuedOn < `${year - 1}-01-01` ? [`印发日期${issuedOn}早于${year - 1}年`] : []
  return [...missing, ...spring, ...far, ...early]
}

const weekdayOf = (day: Day): string => '日一二三四五六'[(((epochDay(day) + 4) % 7) + 7) % 7] ?? ''

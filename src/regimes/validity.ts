import type { Term } from '../calendar/index.ts'
import { type Day, plusDays, plusMonths } from '../kernel/index.ts'
import type { Decision, Regime } from './model.ts'

/** The decision that counts on a day: the last one issued by then; null while the text alone counts. */
export const decisionOn = ({ decisions }: Regime, on: Day): Decision | null => decisions.findLast(({ issued }) => issued <= on) ?? null

/** The last day in force, as it is known on a day; null: no end. */
export function lastDayOn(regime: Regime, on: Day): Day | null {
  const decision = decisionOn(regime, on)
  return decision ? decision.expires : regime.expires
}

/** True from the day after the last day in force. */
export function hasExpired(regime: Regime, on: Day): boolean {
  const lastDay = lastDayOn(regime, on)
  return lastDay !== null && on > lastDay
}

/** The notice that things begun on that day carry: the measure has run out. Null while it is in force. */
export function validityNotice(regime: Regime, on: Day): string | null {
  if (!hasExpired(regime, on)) return null
  const lastDay = lastDayOn(regime, on) ?? ''
  const says = regime.validity?.says || `《${regime.title}》有效期已于{expires}届满`
  return `${says.replaceAll('{expires}', lastDay)}${byDecision(decisionOn(regime, on))}`
}

/** What people are told before the end, from `reminds` before it on; null before that, and once the measure has run out. */
export function endingNotice(regime: Regime, on: Day): string | null {
  const lastDay = lastDayOn(regime, on)
  const reminds = regime.validity?.reminds ?? null
  if (lastDay === null || reminds === null || on > lastDay || on < before(lastDay, reminds)) return null
  return `《${regime.title}》有效期至${lastDay}${byDecision(decisionOn(regime, on))}，届满前请留意新的规定`
}

const byDecision = (decision: Decision | null): string => (decision ? `（依${decision.number}）` : '')

/** Reminders are no statutory terms: they are counted back in calendar days, and no day off moves them. */
function before(lastDay: Day, { count, unit }: Term): Day {
  if (unit === 'month') return plusMonths(lastDay, -count)
  return plusDays(lastDay, -(unit === 'hour' ? Math.ceil(count / 24) : count))
}

/** What the text and each later decision say of the end. */
export function validityInWords({ effective, expires, decisions }: Regime): string {
  const end = (lastDay: Day | null) => (lastDay ? `有效期至${lastDay}（含当日）` : '不设届满日')
  const first = expires ? end(expires) : `自${effective}起施行，没有规定有效期届满日`
  const later = decisions.map(
    ({ number, issued, expires, says }) => `依${number}（${issued}），${end(expires)}${says ? `：${says.replace(/。$/, '')}` : ''}`,
  )
  return `${[first, ...later].join('；')}。`
}

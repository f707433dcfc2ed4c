import { timeLeft } from '../../shared/text/clock.ts'
import { localTime } from '../../shared/text/time.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import type { DutyRow } from './api/use-duties.ts'
import { stateNames } from './words.ts'

type Standing = Pick<DutyRow, 'state' | 'late' | 'daysLeft' | 'dueOn' | 'provisional'>

/** How a duty stands, with what is left of its time or when it was done. */
export function DueMark({ of }: { of: Standing }) {
  const { state, late, daysLeft, dueOn, provisional } = of
  if (state === 'waived') return <Mark>{stateNames.waived}</Mark>
  if (state === 'fulfilled') return late ? <Mark tone="amber">逾期后履行</Mark> : <Mark tone="green">按期履行</Mark>
  const left = timeLeft({ daysLeft, dueOn, overdue: state === 'overdue', provisional, stands: false })
  return (
    <span className="row" style={{ gap: 6 }}>
      <Mark tone={state === 'overdue' ? 'red' : state === 'due-soon' ? 'amber' : 'blue'}>{left}</Mark>
      {provisional ? <Mark>暂定</Mark> : null}
    </span>
  )
}

/** Until when a paper is good, or when the duty was done. */
export const Outcome = ({ of: { validTo, validFrom, fulfilledAt } }: { of: DutyRow }) => (
  <span className="num">
    {fulfilledAt ? localTime(fulfilledAt) : '—'}
    {validFrom ? <div className="soft">{validTo ? `有效至 ${validTo}` : '长期有效'}</div> : null}
  </span>
)

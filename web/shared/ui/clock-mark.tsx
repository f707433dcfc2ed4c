import { PauseCircleOutlined } from '@ant-design/icons'
import { type ClockText, timeLeft } from '../text/clock.ts'
import { Mark, type Tone } from './mark.tsx'

/** What is left of a statutory term. 暂定: the year's holidays are not published yet. */
export function ClockMark({ clock, withDue = false }: { clock: ClockText; withDue?: boolean }) {
  if (clock.dueOn === null && !clock.stands) return <span className="soft">无期限</span>
  return (
    <span className="row" style={{ gap: 6 }}>
      <Mark tone={toneOf(clock)} sign={clock.stands ? <PauseCircleOutlined aria-hidden /> : undefined}>
        {timeLeft(clock)}
      </Mark>
      {withDue && clock.dueOn ? <span className="num soft">{clock.dueOn}</span> : null}
      {clock.provisional ? <Mark>暂定</Mark> : null}
    </span>
  )
}

const toneOf = ({ overdue, stands, daysLeft }: ClockText): Tone => {
  if (overdue) return 'red'
  if (stands) return 'grey'
  return daysLeft !== null && daysLeft <= 1 ? 'amber' : 'blue'
}

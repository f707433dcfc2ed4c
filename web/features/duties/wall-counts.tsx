import type { DutyCounts } from './api/use-duties.ts'
import { stateNames } from './words.ts'
import './wall.css'

/** How many duties stand how, over the organisations shown. */
export function WallCounts({ of }: { of: readonly DutyCounts[] }) {
  const sum = (count: (each: DutyCounts) => number) => of.reduce((before, each) => before + count(each), 0)
  const overdue = sum((each) => each.overdue)
  const soon = sum((each) => each.dueSoon)
  return (
    <dl className="wall-counts">
      <Count name={stateNames.overdue} value={overdue} tone={overdue > 0 ? 'red' : ''} />
      <Count name={stateNames['due-soon']} value={soon} tone={soon > 0 ? 'amber' : ''} />
      <Count name={stateNames.open} value={sum((each) => each.open)} />
      <Count name="按期履行" value={sum(({ onTime }) => onTime)} />
      <Count name="逾期后履行" value={sum(({ late }) => late)} />
      <Count name={stateNames.waived} value={sum(({ waived }) => waived)} />
    </dl>
  )
}

const Count = ({ name, value, tone = '' }: { name: string; value: number; tone?: string }) => (
  <div className={`wall-count ${tone}`}>
    <dt>{name}</dt>
    <dd className="num">
      {value}
      <small>项</small>
    </dd>
  </div>
)

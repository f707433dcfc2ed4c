import type { ItemOf } from '../../shared/api/types.ts'
import './counts.css'

/** How much waits, how much of it presses: the numbers of the list below. */
export function Counts({ items }: { items: readonly ItemOf<'/todo'>[] }) {
  const overdue = items.filter(({ clock }) => clock?.overdue).length
  const soon = items.filter(
    ({ clock }) => clock && !clock.overdue && !clock.stands && clock.daysLeft !== null && clock.daysLeft <= 1,
  ).length
  return (
    <dl className="counts">
      <Count name="待办" value={items.length} />
      <Count name="已逾期" value={overdue} tone={overdue > 0 ? 'red' : ''} />
      <Count name="一日内到期" value={soon} tone={soon > 0 ? 'amber' : ''} />
    </dl>
  )
}

const Count = ({ name, value, tone = '' }: { name: string; value: number; tone?: string }) => (
  <div className={`count ${tone}`}>
    <dt>{name}</dt>
    <dd className="num">
      {value}
      <small>件</small>
    </dd>
  </div>
)

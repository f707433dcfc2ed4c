import { Mark } from '../../shared/ui/mark.tsx'
import type { WorkOrder } from './api/use-work-orders.ts'

/** The statutory day of the case's step, and whether it has passed. */
export function Due({ order: { dueOn, overdue, doneAt } }: { order: Pick<WorkOrder, 'dueOn' | 'overdue' | 'doneAt'> }) {
  if (dueOn === null) return <span className="soft">无期限</span>
  return (
    <span className="row" style={{ gap: 6 }}>
      <span className="num">{dueOn}</span>
      {overdue ? <Mark tone="red">{doneAt ? '逾期完成' : '已逾期'}</Mark> : null}
    </span>
  )
}

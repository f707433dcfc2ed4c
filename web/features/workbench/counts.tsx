import type { WaitingCounts } from './api/use-waiting.ts'
import './counts.css'

/** How much waits, and how much of it presses. */
export const Counts = ({ of }: { of: WaitingCounts }) => (
  <dl className="counts">
    <Count name="等我办理" value={of.count} />
    <Count name="已逾期" value={of.overdue} tone={of.overdue > 0 ? 'red' : ''} />
    <Count name="一个工作日内到期" value={of.soon} tone={of.soon > 0 ? 'amber' : ''} />
  </dl>
)

const Count = ({ name, value, tone = '' }: { name: string; value: number; tone?: string }) => (
  <div className={`count ${tone}`}>
    <dt>{name}</dt>
    <dd className="num">
      {value}
      <small>项</small>
    </dd>
  </div>
)

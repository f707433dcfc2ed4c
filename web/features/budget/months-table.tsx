import { addYuan, yuan } from '../../shared/text/money.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { Execution } from './api/use-execution.ts'

/** What each month of the cycle came to, and what is expected of it. */
export const MonthsTable = ({ months }: { months: Execution['level']['months'] }) => (
  <PlainTable
    label="各月已发生与预计"
    rows={months}
    rowKey={({ month }) => month}
    empty="没有费用。"
    columns={[
      { title: '月份', render: (_, { month }) => <span className="num">{month.slice(0, 7)}</span> },
      { title: '已发生', align: 'right', render: (_, { accrued }) => <span className="num">{yuan(accrued)}</span> },
      { title: '预计尚有', align: 'right', render: (_, { rest }) => <span className="num">{yuan(rest)}</span> },
      {
        title: '合计',
        align: 'right',
        render: (_, { accrued, rest }) => <strong className="num">{yuan(addYuan([accrued, rest]))}</strong>,
      },
    ]}
  />
)

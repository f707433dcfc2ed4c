import { yuan } from '../../shared/text/money.ts'
import { localTime, periodTo } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useBudgets } from './api/use-budgets.ts'
import { budgetMark } from './words.ts'

/** The budgets that were drafted and issued, with their adjustments. */
export const BudgetsView = () => (
  <Panel title="预算" flush>
    <ListTable
      label="预算"
      pages={useBudgets()}
      rowKey={({ id }) => id}
      empty="还没有预算：先测算，再以测算编制并下达。"
      columns={[
        { title: '结算周期', render: (_, row) => <Go to={`/budgets/${row.id}`}>{`${periodTo(row.from, row.to)} 第 ${row.number} 版`}</Go> },
        {
          title: '状态',
          render: (_, row) => {
            const { tone, name } = budgetMark(row)
            return <Mark tone={tone}>{name}</Mark>
          },
        },
        { title: '本级支付', align: 'right', render: (_, row) => <strong className="num">{yuan(row.level)}</strong> },
        { title: '独立结算', align: 'right', render: (_, row) => <span className="num">{yuan(row.unit)}</span> },
        { title: '调整理由', render: (_, row) => row.reason ?? '—' },
        {
          title: '下达',
          render: (_, row) => (row.issuedAt ? `${row.issuedBy ?? ''} ${row.issuedByPerson ?? ''} ${localTime(row.issuedAt)}` : '—'),
        },
      ]}
    />
  </Panel>
)

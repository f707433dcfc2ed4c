import { Button, type TableColumnsType } from 'antd'
import { grouped, price, yuan } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import type { Line } from './api/use-lines.ts'

/** The columns of a statement's lines; with `explain`, an amount opens its own arithmetic. */
export const linesColumns = (explain: ((no: number) => void) | null): TableColumnsType<Line> => [
  { title: '行', dataIndex: 'no', width: 56, className: 'num' },
  {
    title: '单位与系统',
    render: (_, row) => (
      <>
        {row.systemName}
        <div className="soft">{row.organisationName}</div>
      </>
    ),
  },
  {
    title: '服务项',
    render: (_, row) => (
      <>
        {row.itemName}
        <div className="soft">{row.providerName}</div>
      </>
    ),
  },
  { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
  { title: '数量', align: 'right', render: (_, row) => <span className="num">{grouped(row.quantity)}</span> },
  {
    title: '单价',
    align: 'right',
    render: (_, row) => <span className="num">{row.price ? `${price(row.price)} 元/${row.unit}` : '—'}</span>,
  },
  {
    title: '天数',
    align: 'right',
    render: (_, row) => <span className="num">{row.periodDays ? `${row.days}/${row.periodDays}` : '—'}</span>,
  },
  {
    title: '金额',
    align: 'right',
    render: (_, row) => (
      <>
        {explain ? (
          <Button
            type="link"
            className="link-button num"
            aria-label={`第 ${row.no} 行 ${yuan(row.amount)}，查看算式`}
            onClick={() => explain(row.no)}
          >
            {yuan(row.amount)}
          </Button>
        ) : (
          <span className="num">{yuan(row.amount)}</span>
        )}
        {row.excluded ? (
          <div>
            <Mark tone="amber">不予结算</Mark>
          </div>
        ) : null}
        {row.deductions.length > 0 ? (
          <div>
            <Mark tone="amber">已扣减 {yuan(row.deducted)}</Mark>
          </div>
        ) : null}
      </>
    ),
  },
]

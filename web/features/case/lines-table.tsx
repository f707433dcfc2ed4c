import type { TableColumnsType } from 'antd'
import { grouped } from '../../shared/text/money.ts'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { CaseLine } from './api/use-case.ts'

const base: TableColumnsType<CaseLine> = [
  { title: '行', dataIndex: 'no', width: 48 },
  {
    title: '服务项',
    render: (_, line) => (
      <>
        {line.resourceId ? <Go to={`/resources/${line.resourceId}`}>{line.itemName}</Go> : line.itemName}
        {line.specification ? <div className="soft">{line.specification}</div> : null}
      </>
    ),
  },
  { title: '资源池', render: (_, line) => `${line.poolName}（${line.zone}）` },
]
const before: TableColumnsType<CaseLine> = [
  { title: '原数量', align: 'right', render: (_, line) => <span className="num">{grouped(line.before ?? '0')}</span> },
]
const rest: TableColumnsType<CaseLine> = [
  { title: '数量', align: 'right', render: (_, line) => <strong className="num">{grouped(line.quantity)}</strong> },
  { title: '计量单位', dataIndex: 'unit' },
  {
    title: '理由与测算',
    render: (_, line) => (
      <div style={{ maxWidth: 320 }}>
        {line.reason || '—'}
        {line.calculation ? <div className="soft">{line.calculation}</div> : null}
      </div>
    ),
  },
]

/** The lines of an order as they were written. */
export const LinesTable = ({ lines }: { lines: readonly CaseLine[] }) => (
  <PlainTable
    label="资源明细"
    rows={lines}
    rowKey={({ no }) => String(no)}
    empty="没有资源明细。"
    columns={[...base, ...(lines.some((line) => line.before !== null) ? before : []), ...rest]}
  />
)

import type { TableColumnsType } from 'antd'
import { yuan } from '../../shared/text/money.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { type UsedLine, useUsedLines } from './api/use-execution.ts'
import { UsedBar } from './used-bar.tsx'
import { payerNames, shareTone } from './words.ts'

const columns: TableColumnsType<UsedLine> = [
  {
    title: '单位',
    render: (_, row) => (
      <>
        {row.organisationName}
        {row.payer === 'unit' ? <div className="soft">{payerNames.unit}</div> : null}
      </>
    ),
  },
  { title: '类别', dataIndex: 'category' },
  { title: '预算', align: 'right', render: (_, row) => <span className="num">{yuan(row.budget)}</span> },
  { title: '已发生', align: 'right', render: (_, row) => <strong className="num">{yuan(row.accrued)}</strong> },
  {
    title: '已发生占预算',
    width: 220,
    render: (_, row) => (
      <UsedBar label={`${row.organisationName}${row.category}`} share={row.share} tone={shareTone(row.share, row.warned)} />
    ),
  },
  {
    title: '预计全周期',
    align: 'right',
    render: (_, row) => (
      <>
        <span className="num">{yuan(row.forecast)}</span>
        {row.forecastShare ? <div className="soft num">{row.forecastShare}%</div> : null}
      </>
    ),
  },
  {
    title: '预警',
    render: (_, row) =>
      row.warned === null ? (
        '—'
      ) : (
        <Mark tone={shareTone(row.share, row.warned)}>{row.share === null ? '没有预算' : `已达 ${row.warned}%`}</Mark>
      ),
  },
]

/** The use of the budget by unit and category. */
export const UsedTable = ({ on }: { on: string | undefined }) => (
  <ListTable
    label="各单位与类别的预算执行"
    pages={useUsedLines(on)}
    columns={columns}
    rowKey={({ organisationId, category, payer }) => `${organisationId} ${payer} ${category}`}
    empty="没有预算，也没有费用。"
  />
)

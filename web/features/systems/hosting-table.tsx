import { Select, type TableColumnsType } from 'antd'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type HostingEnding, useHostingEnding } from './api/use-migration-rates.ts'

const spans = [30, 90, 180, 365]
const usual = 90
const soon = 30

const columns: TableColumnsType<HostingEnding> = [
  { title: '系统', render: (_, row) => <Go to={`/systems/${row.systemId}`}>{row.name}</Go> },
  { title: '所属单位', dataIndex: 'organisationName' },
  { title: '部署所在', render: (_, row) => row.hostingProvider ?? '—' },
  { title: '合同到期日', render: (_, row) => <span className="num">{row.hostingEndsOn}</span> },
  { title: '距到期', render: (_, row) => <Left days={row.daysLeft} /> },
]

const Left = ({ days }: { days: number }) =>
  days < 0 ? (
    <Mark tone="red">已到期 {-days} 天</Mark>
  ) : (
    <Mark tone={days <= soon ? 'amber' : 'blue'}>{days === 0 ? '今天到期' : `剩 ${days} 天`}</Mark>
  )

/** Systems on third parties' clouds whose contract ends soon or has ended: the time to move them. */
export function HostingTable() {
  const [{ within }, setFilters] = useFilters()
  const chosen = spans.find((days) => String(days) === within) ?? usual
  const pages = useHostingEnding(chosen)
  return (
    <Panel
      flush
      title="第三方云服务合同到期"
      extra={
        <Select
          aria-label="到期范围"
          style={{ width: 150 }}
          value={chosen}
          onChange={(days) => setFilters({ within: days === usual ? undefined : String(days) })}
          options={spans.map((days) => ({ value: days, label: `今后 ${days} 天内` }))}
        />
      }
    >
      <ListTable
        label="第三方云服务合同到期"
        pages={pages}
        columns={columns}
        rowKey={({ systemId }) => systemId}
        empty="这段时间内没有到期的第三方云服务合同。"
      />
    </Panel>
  )
}

import { Segmented, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useWorkOrders, type WorkOrder } from './api/use-work-orders.ts'
import { Due } from './due.tsx'
import { kindNames, stateNames, stateTones } from './words.ts'

const columns: TableColumnsType<WorkOrder> = [
  { title: '工单编号', render: (_, row) => <Go to={`/work-orders/${row.id}`}>{row.number}</Go> },
  { title: '工作', render: (_, row) => kindNames[row.kind] ?? row.kind },
  { title: '使用单位', dataIndex: 'organisationName' },
  { title: '信息系统', render: (_, row) => row.systemName ?? '—' },
  { title: '办件', render: (_, row) => <Go to={`/cases/${row.caseId}`}>{row.caseNumber}</Go> },
  { title: '状态', render: (_, row) => <Mark tone={stateTones[row.state] ?? 'grey'}>{stateNames[row.state] ?? row.state}</Mark> },
  { title: '到期', render: (_, row) => <Due order={row} /> },
  { title: '下达时间', render: (_, row) => <span className="num">{localTime(row.issuedAt)}</span> },
]

const filterFields = ['show'] as const

export default function WorkOrderListPage() {
  const [filters, setFilters] = useFilters()
  const open = filters.show !== 'all'
  const pages = useWorkOrders(open)
  return (
    <Page title="工单" says="下达给本单位的工作；全部明细完成后，办件自动转入下一环节。">
      <div className="filters">
        <Segmented
          aria-label="范围"
          value={open ? 'open' : 'all'}
          onChange={(show) => setFilters({ show: show === 'all' ? 'all' : undefined })}
          options={[
            { value: 'open', label: '未完成' },
            { value: 'all', label: '全部' },
          ]}
        />
        <SavedFilters page="work-orders" fields={filterFields} />
      </div>
      <Panel flush>
        <ListTable
          label="工单"
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty={open ? '没有未完成的工单。' : '还没有收到工单。'}
        />
      </Panel>
    </Page>
  )
}

import { Select, type TableColumnsType } from 'antd'
import { OrganisationPick, SystemPick } from '../../shared/pickers/pickers.tsx'
import { grouped } from '../../shared/text/money.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Resource, type ResourceFilter, useResources } from './api/use-resources.ts'
import { charged } from './charged.ts'
import { stateNames, stateTones } from './words.ts'

const columns: TableColumnsType<Resource> = [
  {
    title: '云资源',
    render: (_, row) => (
      <>
        <Go to={`/resources/${row.id}`}>{row.itemName}</Go>
        <div className="soft">{row.externalName ?? row.specification}</div>
      </>
    ),
  },
  { title: '信息系统', render: (_, row) => row.systemName },
  { title: '使用单位', dataIndex: 'organisationName' },
  { title: '云服务商与资源池', render: (_, row) => `${row.providerName} · ${row.poolName}` },
  { title: '数量', align: 'right', render: (_, row) => <span className="num">{row.quantity ? grouped(row.quantity) : '—'}</span> },
  { title: '计量单位', dataIndex: 'unit' },
  { title: '状态', render: (_, row) => <Mark tone={stateTones[row.state] ?? 'grey'}>{stateNames[row.state] ?? row.state}</Mark> },
  { title: '计费', render: (_, row) => <span className="num">{charged(row)}</span> },
]

const filterFields = ['organisation', 'system', 'state'] as const

export default function ResourceListPage() {
  const [filters, setFilters] = useFilters()
  const pages = useResources(filters as ResourceFilter)
  return (
    <Page title="云资源" says="由申请经工单交付的资源；数量和计费起止均来自办理过程。">
      <div className="filters">
        <OrganisationPick
          aria-label="使用单位"
          allowClear
          placeholder="使用单位"
          style={{ width: 220 }}
          value={filters.organisation}
          onChange={(organisation) => setFilters({ organisation })}
        />
        <SystemPick
          aria-label="信息系统"
          allowClear
          placeholder="信息系统"
          style={{ width: 220 }}
          value={filters.system}
          onChange={(system) => setFilters({ system })}
        />
        <Select
          aria-label="状态"
          allowClear
          placeholder="状态"
          style={{ width: 130 }}
          value={filters.state}
          onChange={(state?: string) => setFilters({ state })}
          options={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        />
        <SavedFilters page="resources" fields={filterFields} />
      </div>
      <Panel flush>
        <ListTable
          label="云资源"
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty="没有符合条件的云资源；资源在申请交付后出现在这里。"
        />
      </Panel>
    </Page>
  )
}

import { PlusOutlined } from '@ant-design/icons'
import { Button, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { Views } from '../../shared/ui/views.tsx'
import { type System, type SystemFilter, useSystemsList } from './api/use-systems-list.ts'
import { CloudStatus } from './cloud-status.tsx'
import { HostingTable } from './hosting-table.tsx'
import { MigrationTable } from './migration-table.tsx'
import { SystemForm } from './system-form.tsx'
import { kindNames, mlpsName, optionsOf, statusNames } from './words.ts'

const columns: TableColumnsType<System> = [
  { title: '系统名称', render: (_, row) => <Go to={`/systems/${row.id}`}>{row.name}</Go> },
  { title: '所属单位', dataIndex: 'organisationName' },
  { title: '建设类型', render: (_, row) => kindNames[row.kind] },
  { title: '等级保护', render: (_, row) => mlpsName(row.mlps) },
  { title: '上云状态', render: (_, row) => <CloudStatus of={row.status} /> },
  { title: '经费渠道', dataIndex: 'budgetChannel' },
]

export default function SystemListPage() {
  const [registering, setRegistering] = useState(false)
  const may = useMay()
  return (
    <Page
      title="信息系统"
      says="资源申请和费用都归集到登记的系统。涉密信息系统不在本平台登记。"
      actions={
        may('system.register') ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRegistering(true)}>
            登记系统
          </Button>
        ) : null
      }
    >
      <Views
        label="系统的各个方面"
        of={[
          { key: 'register', name: '系统名录', content: () => <Register /> },
          { key: 'migration', name: '上云情况', content: () => <MigrationTable /> },
          { key: 'hosting', name: '托管合同到期', content: () => <HostingTable /> },
        ]}
      />
      <SystemForm open={registering} system={null} onClose={() => setRegistering(false)} />
    </Page>
  )
}

const filterFields = ['status', 'search'] as const

/** The systems in sight, narrowed by state, unit and name. */
function Register() {
  const [filters, setFilters] = useFilters()
  const { view: _, ...filter } = filters
  const pages = useSystemsList(filter as SystemFilter)
  return (
    <>
      <div className="filters">
        <Select
          aria-label="上云状态"
          allowClear
          placeholder="上云状态"
          style={{ width: 150 }}
          value={filters.status}
          onChange={(status?: string) => setFilters({ status })}
          options={optionsOf(statusNames)}
        />
        <SearchBox label="系统名称" value={filters.search ?? ''} onSearch={(search) => setFilters({ search })} />
        <SavedFilters page="systems" fields={filterFields} />
      </div>
      <Panel flush>
        <ListTable label="信息系统" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有符合条件的系统；新系统请先登记。" />
      </Panel>
    </>
  )
}

import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Segmented, Select, type TableColumnsType } from 'antd'
import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ClockMark } from '../../shared/ui/clock-mark.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type CaseFilter, type CaseRow, useCases } from './api/use-cases.ts'
import { useProcedures } from './api/use-procedures.ts'
import { CaseState } from './case-state.tsx'

const columns: TableColumnsType<CaseRow> = [
  { title: '编号', width: 190, render: (_, row) => <Go to={`/cases/${row.id}`}>{row.number}</Go> },
  { title: '事项', render: (_, row) => row.procedureName },
  { title: '单位', render: (_, row) => row.organisationName },
  { title: '信息系统', render: (_, row) => row.systemName ?? '—' },
  { title: '状态', render: (_, row) => <CaseState of={row} /> },
  { title: '当前环节', render: (_, row) => (row.stepName ? `${row.stepName}（${row.byName ?? ''}）` : '—') },
  { title: '时限', render: (_, row) => (row.clock ? <ClockMark clock={row.clock} withDue /> : '—') },
  { title: '发起时间', render: (_, row) => <span className="num">{localTime(row.begunAt)}</span> },
]

const whose = [
  { value: '', label: '全部' },
  { value: 'turn', label: '轮到我单位' },
  { value: 'begun', label: '我单位发起' },
]

const filterFields = ['turn', 'begun', 'state', 'procedure', 'search'] as const

export default function CaseListPage() {
  const [filters, setFilters] = useFilters()
  const may = useMay()
  const navigate = useNavigate()
  const pages = useCases(filters as CaseFilter)
  return (
    <Page
      title="办件"
      says="本单位有权查看的全部办件。"
      actions={
        may('case.begin') ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate({ to: '/cases/new' })}>
            发起办件
          </Button>
        ) : null
      }
    >
      <div className="filters">
        <Segmented
          aria-label="范围"
          options={whose}
          value={filters.turn ? 'turn' : filters.begun ? 'begun' : ''}
          onChange={(value) => setFilters({ turn: value === 'turn' ? 'mine' : undefined, begun: value === 'begun' ? 'mine' : undefined })}
        />
        <Select
          aria-label="状态"
          allowClear
          placeholder="状态"
          style={{ width: 130 }}
          value={filters.state}
          onChange={(state?: string) => setFilters({ state })}
          options={[
            { value: 'open', label: '办理中' },
            { value: 'ended', label: '已结束' },
          ]}
        />
        <ProcedureSelect value={filters.procedure} onChange={(procedure) => setFilters({ procedure })} />
        <SearchBox label="编号、单位或系统" value={filters.search ?? ''} onSearch={(search) => setFilters({ search })} />
        <SavedFilters page="cases" fields={filterFields} />
      </div>
      <Panel flush>
        <ListTable label="办件" pages={pages} columns={columns} rowKey={({ id }) => id} empty="没有符合条件的办件；可以放宽筛选条件。" />
      </Panel>
    </Page>
  )
}

function ProcedureSelect({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { data } = useProcedures()
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select aria-label="程序" allowClear placeholder="程序" style={{ width: 180 }} value={value} onChange={onChange} options={options} />
  )
}

import { DownloadOutlined } from '@ant-design/icons'
import { Button, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type AuditFilter, type Entry, useAudit } from './api/use-audit.ts'
import { AuditFilters } from './audit-filters.tsx'
import { ChangeTable } from './change-table.tsx'

const columns: TableColumnsType<Entry> = [
  { title: '时间', width: 150, render: (_, row) => <span className="num">{localTime(row.at)}</span> },
  {
    title: '人员',
    render: (_, row) => (
      <>
        {row.person.name}
        <div className="soft">{row.organisationName}</div>
      </>
    ),
  },
  { title: '事项', render: (_, row) => row.actName },
  {
    title: '对象',
    render: (_, row) => (
      <>
        {row.object.kindName}
        {row.concernedOrganisationName ? <span className="soft">（{row.concernedOrganisationName}）</span> : null}
        <div className="hash">{row.object.id}</div>
      </>
    ),
  },
  { title: '依据', render: (_, row) => (row.citation ? `${row.citation.regime} ${row.citation.cite}` : '—') },
  { title: '来源', render: (_, row) => (row.from ? <span className="hash">{row.from.ip}</span> : '—') },
]

const names = ['from', 'to', 'personName', 'act', 'objectKind', 'objectId', 'outcome', 'organisationId', 'concernedId'] as const

export default function AuditPage() {
  const [filters, setFilters] = useFilters()
  const asked = Object.fromEntries(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])))
  const pages = useAudit(asked as AuditFilter)
  return (
    <Page
      title="审计记录"
      says="每一次办理都有记录，任何人不能修改或删除。展开一行可查看办理前后的内容。"
      actions={
        <Button icon={<DownloadOutlined aria-hidden />} href={`/api/v1/audit-entries/export?${new URLSearchParams(asked)}`} download>
          导出（CSV）
        </Button>
      }
    >
      <AuditFilters filters={filters} onChange={setFilters} />
      <SavedFilters page="audit" fields={names} />
      <Panel flush>
        <ListTable
          label="审计记录"
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty="没有符合条件的记录。"
          more={{
            expandable: {
              columnTitle: <span className="visually-hidden">展开</span>,
              expandedRowRender: (row) => <ChangeTable entry={row} />,
              rowExpandable: ({ before, after }) => before !== null || after !== null,
            },
          }}
        />
      </Panel>
    </Page>
  )
}

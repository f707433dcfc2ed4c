import { Input, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Entry, useAudit } from './api/use-audit.ts'
import { actName, objectName } from './words.ts'

const columns: TableColumnsType<Entry> = [
  { title: '时间', width: 150, render: (_, row) => <span className="num">{localTime(row.at)}</span> },
  { title: '人员', render: (_, row) => row.person.name },
  { title: '事项', render: (_, row) => actName(row.act) },
  {
    title: '对象',
    render: (_, row) => (
      <>
        {objectName(row.object.kind)}
        <div className="hash">{row.object.id}</div>
      </>
    ),
  },
  { title: '依据', render: (_, row) => (row.citation ? `${row.citation.regime} ${row.citation.cite}` : '—') },
  { title: '来源', render: (_, row) => (row.from ? <span className="hash">{row.from.ip}</span> : '—') },
]

const filterFields = ['act', 'objectId', 'from', 'to'] as const

export default function AuditPage() {
  const [{ act, objectId, from, to }, setFilters] = useFilters()
  const pages = useAudit({ ...(act ? { act } : {}), ...(objectId ? { objectId } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) })
  return (
    <Page title="审计记录" says="每一次办理都有记录，任何人不能修改或删除。展开一行可查看办理前后的内容。">
      <div className="filters">
        <div style={{ width: 180 }}>
          <DayInput aria-label="起始日期" placeholder="起始日期" value={from} onChange={(day) => setFilters({ from: day ?? undefined })} />
        </div>
        <div style={{ width: 180 }}>
          <DayInput
            aria-label="截止日期（含当日）"
            placeholder="截止日期（含当日）"
            value={to}
            onChange={(day) => setFilters({ to: day ?? undefined })}
          />
        </div>
        <Input
          allowClear
          style={{ width: 280 }}
          aria-label="对象编号"
          placeholder="对象编号"
          defaultValue={objectId ?? ''}
          onChange={({ target }) => setFilters({ objectId: target.value.trim() })}
        />
        <SavedFilters page="audit" fields={filterFields} />
      </div>
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
              expandedRowRender: (row) => <Change entry={row} />,
              rowExpandable: ({ before, after }) => before !== null || after !== null,
            },
          }}
        />
      </Panel>
    </Page>
  )
}

const Change = ({ entry: { before, after } }: { entry: Entry }) => (
  <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 }}>
    {[['办理前', before] as const, ['办理后', after] as const].map(([name, value]) => (
      <div key={name}>
        <strong>{name}</strong>
        <pre className="hash" style={{ whiteSpace: 'pre-wrap', margin: 0 }}>
          {value === null || value === undefined ? '—' : JSON.stringify(value, null, 2)}
        </pre>
      </div>
    ))}
  </div>
)

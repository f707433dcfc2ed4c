import { Checkbox, Select, type TableColumnsType } from 'antd'
import type { OfficialDocument } from '../../shared/official/api/use-official-documents.ts'
import { DocumentState } from '../../shared/official/document-state.tsx'
import { FileLinks } from '../../shared/official/file-links.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { SearchBox } from '../../shared/ui/search-box.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { Views } from '../../shared/ui/views.tsx'
import { useDocumentList, useKinds } from './api/use-documents.ts'
import { SeriesPanel } from './series-panel.tsx'

export default function OfficialDocumentsPage() {
  return (
    <Page title="公文" says="本单位出具、收到和有权查看的公文：编号、固定的 DOCX 和 PDF、签章扫描件。收文和公开文书见“收文”。">
      <Views
        label="公文与发文字号"
        of={[
          { key: 'documents', name: '公文', content: () => <Documents /> },
          { key: 'series', name: '发文字号', content: () => <SeriesPanel /> },
        ]}
      />
    </Page>
  )
}

const columns: TableColumnsType<OfficialDocument> = [
  {
    title: '公文',
    render: (_, row) => (
      <>
        <Go to={`/official-documents/${row.id}`}>{row.title}</Go>
        <div className="soft">{row.number}</div>
      </>
    ),
  },
  { title: '种类', width: 110, dataIndex: 'name' },
  { title: '出具单位', width: 130, dataIndex: 'issuerName' },
  { title: '成文日期', width: 110, render: (_, row) => <span className="num">{row.issuedOn}</span> },
  { title: '状态', width: 120, render: (_, row) => <DocumentState document={row} /> },
  { title: '下载', width: 140, render: (_, row) => <FileLinks document={row} /> },
]

function Documents() {
  const [{ kind, year, search, mine }, setFilters] = useFilters()
  const kinds = useKinds()
  const pages = useDocumentList({
    ...(kind ? { kind } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(search ? { search } : {}),
    ...(mine ? { mine: true } : {}),
  })
  return (
    <>
      <div className="filters">
        <Select
          allowClear
          style={{ width: 220 }}
          aria-label="种类"
          placeholder="种类"
          value={kind ?? null}
          options={(kinds.data?.items ?? []).map((each) => ({ value: each.kind, label: each.name }))}
          onChange={(value) => setFilters({ kind: value ?? undefined })}
        />
        <Select
          allowClear
          style={{ width: 120 }}
          aria-label="年份"
          placeholder="年份"
          value={year ?? null}
          options={(kinds.data?.years ?? []).map((each) => ({ value: String(each), label: `${each}年` }))}
          onChange={(value) => setFilters({ year: value ?? undefined })}
        />
        <Checkbox checked={mine === '1'} onChange={({ target }) => setFilters({ mine: target.checked ? '1' : undefined })}>
          只看本单位出具的
        </Checkbox>
        <SearchBox label="发文字号或标题" value={search ?? ''} onSearch={(text) => setFilters({ search: text })} />
      </div>
      <Panel flush>
        <ListTable
          label="公文"
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty="没有符合条件的公文。公文在办件、结算单或考评表的“公文”一栏出具。"
          more={{ scroll: { x: 820 } }}
        />
      </Panel>
    </>
  )
}

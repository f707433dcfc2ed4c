import { Alert, Button } from 'antd'
import { grouped } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { ImportPreview } from './api/use-import.ts'

interface PreviewProps {
  readonly name: string
  readonly of: ImportPreview
  readonly busy: boolean
  readonly onCommit: () => void
}

const pagination = { pageSize: 20, hideOnSinglePage: true }

/** What importing a file would do: its errors, or what will be reported. */
export function ImportPreviewTable({ name, of: { reported, lines, errors }, busy, onCommit }: PreviewProps) {
  if (errors.length > 0) return <Errors name={name} errors={errors} />
  return (
    <div className="stack">
      <Alert
        type="info"
        showIcon
        title={`${name}：将上报 ${reported} 条`}
        action={
          <Button type="primary" size="small" loading={busy} onClick={onCommit}>
            确认导入
          </Button>
        }
      />
      <PlainTable
        label="将上报的数量"
        rows={lines}
        rowKey={({ line }) => String(line)}
        empty=""
        more={{ pagination }}
        columns={[
          { title: '行', dataIndex: 'line' },
          { title: '云资源', render: (_, row) => (row.externalName ? `${row.itemName}（${row.externalName}）` : row.itemName) },
          { title: '信息系统', render: (_, row) => `${row.systemName} · ${row.organisationName}` },
          { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
          { title: '数量', align: 'right', render: (_, row) => <span className="num">{`${grouped(row.quantity)} ${row.unit}`}</span> },
        ]}
      />
      {reported > lines.length ? <span className="soft">以上为前 {lines.length} 条。</span> : null}
    </div>
  )
}

const Errors = ({ name, errors }: { name: string; errors: ImportPreview['errors'] }) => (
  <div className="stack">
    <Alert type="error" showIcon title={`${name} 有 ${errors.length} 处错误，请改正后重新预览`} />
    <PlainTable
      label="文件中的错误"
      rows={errors.map((error, index) => ({ ...error, index }))}
      rowKey={({ index }) => String(index)}
      empty=""
      more={{ pagination }}
      columns={[
        { title: '行', dataIndex: 'line' },
        { title: '列', render: (_, { column }) => column ?? '—' },
        { title: '问题', dataIndex: 'message' },
        { title: '改法', dataIndex: 'remedy' },
      ]}
    />
  </div>
)

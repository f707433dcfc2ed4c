import { Alert, Button } from 'antd'
import { grouped, price, yuan } from '../../shared/text/money.ts'
import { periodTo } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import type { BillPreview } from './api/use-bills.ts'

interface PreviewProps {
  readonly name: string
  readonly of: BillPreview
  readonly busy: boolean
  readonly onCommit: () => void
}

const pagination = { pageSize: 20, hideOnSinglePage: true }

/** What a bill holds: its errors, or its sum and first lines. */
export function BillPreviewTable({ name, of, busy, onCommit }: PreviewProps) {
  const { lineCount, total, unknown, lines, errors, errorCount } = of
  if (errorCount > 0) return <Errors name={name} errors={errors} count={errorCount} />
  return (
    <div className="stack">
      <Alert
        type="info"
        showIcon
        title={`${name}：${periodTo(of.from, of.to)}，${lineCount} 行，合计 ${yuan(total)}`}
        action={
          <Button type="primary" size="small" loading={busy} onClick={onCommit}>
            确认导入
          </Button>
        }
      />
      {unknown > 0 ? (
        <Alert type="warning" showIcon title={`有 ${unknown} 行的编号不是该云服务商的云资源；可以导入，核对时列为差异`} />
      ) : null}
      <PlainTable
        label="账单明细"
        rows={lines}
        rowKey={({ line }) => String(line)}
        empty=""
        more={{ pagination }}
        columns={[
          { title: '行', dataIndex: 'line' },
          {
            title: '云资源',
            render: (_, row) => (
              <>
                {row.named}
                {row.known ? null : <div className="soft">未找到</div>}
              </>
            ),
          },
          { title: '期间', render: (_, row) => <span className="num">{periodTo(row.from, row.to)}</span> },
          { title: '数量', align: 'right', render: (_, row) => <span className="num">{grouped(row.quantity)}</span> },
          { title: '单价', align: 'right', render: (_, row) => <span className="num">{price(row.price)}</span> },
          { title: '金额', align: 'right', render: (_, row) => <span className="num">{yuan(row.amount)}</span> },
        ]}
      />
      {lineCount > lines.length ? <span className="soft">以上为前 {lines.length} 行。</span> : null}
    </div>
  )
}

const Errors = ({ name, errors, count }: { name: string; errors: BillPreview['errors']; count: number }) => (
  <div className="stack">
    <Alert type="error" showIcon title={`${name} 有 ${count} 处错误，请改正后重新预览`} />
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
    {count > errors.length ? <span className="soft">以上为前 {errors.length} 处。</span> : null}
  </div>
)

import { Alert, Button } from 'antd'
import { grouped } from '../../../shared/text/money.ts'
import { PlainTable } from '../../../shared/ui/list-table.tsx'
import type { LinesPreview } from '../api/use-lines-preview.ts'

interface PreviewProps {
  readonly name: string
  readonly of: LinesPreview
  readonly onTake: () => void
}

const pagination = { pageSize: 20, hideOnSinglePage: true }

/** What the file holds: its faults by line and column, or the lines as they will stand. */
export function LinesPreviewTable({ name, of: { lines, errors, errorCount }, onTake }: PreviewProps) {
  if (errorCount > 0)
    return (
      <div className="stack">
        <Alert type="error" showIcon title={`${name} 有 ${errorCount} 处错误，没有填入任何一行；请改正后重新选择文件`} />
        <PlainTable
          label="文件中的错误"
          rows={errors.map((error, index) => ({ ...error, index }))}
          rowKey={({ index }) => String(index)}
          empty=""
          more={{ pagination }}
          columns={[
            { title: '行', dataIndex: 'line', width: 56 },
            { title: '列', width: 110, render: (_, { column }) => column ?? '—' },
            { title: '问题', dataIndex: 'message' },
            { title: '改法', dataIndex: 'remedy' },
          ]}
        />
        {errorCount > errors.length ? <span className="soft">以上为前 {errors.length} 处。</span> : null}
      </div>
    )
  return (
    <div className="stack">
      <Alert
        type="info"
        showIcon
        title={`${name}：${lines.length} 行，没有错误`}
        action={
          <Button type="primary" size="small" onClick={onTake}>
            填入申请
          </Button>
        }
      />
      <PlainTable
        label="将要填入的明细"
        rows={lines}
        rowKey={({ no }) => String(no)}
        empty=""
        more={{ pagination }}
        columns={[
          { title: '文件行', dataIndex: 'at', width: 72 },
          {
            title: '服务项',
            render: (_, line) => (
              <>
                {line.itemName}
                {line.specification ? <div className="soft">{line.specification}</div> : null}
              </>
            ),
          },
          { title: '资源池', dataIndex: 'poolName' },
          {
            title: '数量',
            align: 'right',
            render: (_, { quantity, before }) => (
              <span className="num">{before === null ? grouped(quantity) : `${grouped(before)} → ${grouped(quantity)}`}</span>
            ),
          },
          { title: '计量单位', dataIndex: 'unit' },
          { title: '申请理由', dataIndex: 'reason' },
          { title: '测算方法', dataIndex: 'calculation' },
        ]}
      />
    </div>
  )
}

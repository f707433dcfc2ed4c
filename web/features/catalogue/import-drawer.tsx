import { Alert, Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { base64Of } from '../../shared/text/base64.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { PickFile } from '../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ImportFile, type ImportPreview, useCommitImport, usePreviewImport } from './api/use-import.ts'
import { importColumns, tariffColumns } from './words.ts'

const actions = { create: '新增', change: '修改', unchanged: '不变' } as const

/** A file of items: first what it would do, with every fault by line and column; then the whole of it, or nothing. */
export function ImportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const preview = usePreviewImport()
  const commit = useCommitImport()
  const tell = useTell()
  const [file, setFile] = useState<ImportFile | null>(null)
  const [pricesFrom, setPricesFrom] = useState<string | null>(null)
  const close = () => {
    preview.reset()
    commit.reset()
    setFile(null)
    onClose()
  }
  const choose = async (chosen: File, from: string) => {
    const body = { name: chosen.name, content: await base64Of(chosen), pricesFrom: from }
    setFile(body)
    commit.reset()
    preview.mutate(body)
  }
  const take = (hash: string) =>
    file &&
    commit.mutate(
      { ...file, hash },
      {
        onSuccess: ({ created, changed }) => {
          tell(`已导入：新增 ${created} 项，修改 ${changed} 项`)
          close()
        },
      },
    )
  return (
    <Drawer open={open} onClose={close} size={820} title="导入服务项" destroyOnHidden>
      <div className="stack">
        <p style={{ margin: 0 }}>
          CSV 或 XLSX 文件，不超过 5 MB，首行为列名：{importColumns}；需要时另加列：{tariffColumns}
          。先预览，确认无误后整份导入；有一处错误则整份不导入。
        </p>
        <Form layout="inline">
          <Form.Item label="价格起始日期" htmlFor="prices-from">
            <DayInput id="prices-from" value={pricesFrom} onChange={setPricesFrom} />
          </Form.Item>
          <PickFile
            accept=".csv,.xlsx"
            disabled={!pricesFrom}
            loading={preview.isPending}
            onPick={(chosen) => {
              if (pricesFrom) void choose(chosen, pricesFrom)
            }}
          >
            选择文件并预览
          </PickFile>
        </Form>
        {pricesFrom ? null : <span className="soft">请先选择价格起始日期。</span>}
        <ProblemNotice error={preview.error ?? commit.error} />
        {preview.data ? (
          <Preview name={file?.name ?? ''} of={preview.data} busy={commit.isPending} onCommit={() => take(preview.data.hash)} />
        ) : null}
      </div>
    </Drawer>
  )
}

function Preview({
  name,
  of: { counts, lines, errors },
  busy,
  onCommit,
}: {
  name: string
  of: ImportPreview
  busy: boolean
  onCommit: () => void
}) {
  return (
    <div className="stack">
      {errors.length > 0 ? (
        <Alert type="error" showIcon title={`${name} 有 ${errors.length} 处错误，请改正后重新预览`} />
      ) : (
        <Alert
          type="info"
          showIcon
          title={`${name}：新增 ${counts.created} 项，修改 ${counts.changed} 项，不变 ${counts.unchanged} 项，定价 ${counts.prices} 条`}
          action={
            <Button type="primary" size="small" loading={busy} onClick={onCommit}>
              确认导入
            </Button>
          }
        />
      )}
      {errors.length > 0 ? (
        <PlainTable
          label="文件中的错误"
          rows={errors.map((error, index) => ({ ...error, index }))}
          rowKey={({ index }) => String(index)}
          empty=""
          more={{ pagination: { pageSize: 20, hideOnSinglePage: true } }}
          columns={[
            { title: '行', dataIndex: 'line' },
            { title: '列', render: (_, { column }) => column ?? '—' },
            { title: '问题', dataIndex: 'message' },
            { title: '改法', dataIndex: 'remedy' },
          ]}
        />
      ) : (
        <PlainTable
          label="将要导入的服务项"
          rows={lines}
          rowKey={({ line }) => String(line)}
          empty="文件没有内容。"
          more={{ pagination: { pageSize: 20, hideOnSinglePage: true } }}
          columns={[
            { title: '行', dataIndex: 'line' },
            { title: '编码', dataIndex: 'code' },
            { title: '名称', dataIndex: 'name' },
            { title: '处理', render: (_, { action }) => actions[action] },
            { title: '定价', render: (_, { prices, finalInWords }) => finalInWords ?? (prices > 0 ? `${prices} 条` : '—') },
          ]}
        />
      )}
    </div>
  )
}

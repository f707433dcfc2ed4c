import { Alert, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { base64Of } from '../../shared/text/base64.ts'
import { orNull } from '../../shared/ui/form-faults.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { PickFile } from '../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ImportFile, type ImportPreview, useCommitImport, usePreviewImport } from './api/use-import.ts'
import { importColumns } from './words.ts'

/** A file of figures: first what it would do, with every fault by line and column; then the whole of it, or nothing. */
export function ImportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const preview = usePreviewImport()
  const commit = useCommitImport()
  const tell = useTell()
  const [file, setFile] = useState<ImportFile | null>(null)
  const [reason, setReason] = useState('')
  const forget = () => {
    preview.reset()
    commit.reset()
    setFile(null)
  }
  const close = () => {
    forget()
    setReason('')
    onClose()
  }
  const choose = async (chosen: File) => {
    const why = orNull(reason)
    const body = { name: chosen.name, content: await base64Of(chosen), ...(why ? { reason: why } : {}) }
    setFile(body)
    commit.reset()
    preview.mutate(body)
  }
  const take = (hash: string) =>
    file &&
    commit.mutate(
      { ...file, hash },
      {
        onSuccess: ({ reported, corrected }) => {
          tell(`已导入：新登记 ${reported} 期，更正 ${corrected} 期`)
          close()
        },
      },
    )
  return (
    <Drawer open={open} onClose={close} size={820} title="导入利用率" destroyOnHidden>
      <div className="stack">
        <p style={{ margin: 0 }}>
          CSV 或 XLSX 文件，不超过 5 MB，首行为列名：{importColumns}。先预览，确认无误后整份导入；有一处错误则整份不导入。
        </p>
        <Form layout="vertical">
          <Form.Item label="更正理由" htmlFor="import-reason" extra="文件中有已上报的统计期、需要更正的才填写；填写后须重新选择文件。">
            <Input
              id="import-reason"
              maxLength={500}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value)
                forget()
              }}
            />
          </Form.Item>
          <PickFile accept=".csv,.xlsx" loading={preview.isPending} onPick={(chosen) => void choose(chosen)}>
            选择文件并预览
          </PickFile>
        </Form>
        <ProblemNotice error={preview.error ?? commit.error} />
        {preview.data ? (
          <Preview name={file?.name ?? ''} of={preview.data} busy={commit.isPending} onCommit={() => take(preview.data.hash)} />
        ) : null}
      </div>
    </Drawer>
  )
}

interface PreviewProps {
  readonly name: string
  readonly of: ImportPreview
  readonly busy: boolean
  readonly onCommit: () => void
}

function Preview({ name, of: { reported, corrected, errors }, busy, onCommit }: PreviewProps) {
  if (errors.length === 0)
    return (
      <Alert
        type="info"
        showIcon
        title={`${name}：将新登记 ${reported} 期，更正 ${corrected} 期`}
        action={
          <Button type="primary" size="small" loading={busy} onClick={onCommit}>
            确认导入
          </Button>
        }
      />
    )
  return (
    <div className="stack">
      <Alert type="error" showIcon title={`${name} 有 ${errors.length} 处错误，请改正后重新预览`} />
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
    </div>
  )
}

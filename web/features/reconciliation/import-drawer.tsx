import { Drawer, Form } from 'antd'
import { useState } from 'react'
import { ProviderPick } from '../../shared/pickers/pickers.tsx'
import { base64Of } from '../../shared/text/base64.ts'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { PickFile } from '../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type BillFile, useImportBill, usePreviewBill } from './api/use-bills.ts'
import { BillPreviewTable } from './import-preview.tsx'
import { importColumns } from './words.ts'

interface ImportDrawerProps {
  readonly open: boolean
  /** The person's own provider; null: one is chosen. */
  readonly own: string | null
  readonly onClose: () => void
}

/** A provider's bill: first what the file holds, with every fault by line and column; then the whole of it, or nothing. */
export function ImportDrawer({ open, own, onClose }: ImportDrawerProps) {
  const preview = usePreviewBill()
  const commit = useImportBill()
  const tell = useTell()
  const [providerId, setProvider] = useState<string | undefined>()
  const [from, setFrom] = useState<string | undefined>()
  const [file, setFile] = useState<BillFile | null>(null)
  const close = () => {
    preview.reset()
    commit.reset()
    setFile(null)
    onClose()
  }
  const forget = () => {
    preview.reset()
    setFile(null)
  }
  const of = own ?? providerId
  const choose = async (chosen: File) => {
    if (!of || !from) return
    const body = { providerId: of, from, name: chosen.name, content: await base64Of(chosen) }
    setFile(body)
    commit.reset()
    preview.mutate(body)
  }
  const take = (hash: string) =>
    file &&
    commit.mutate(
      { ...file, hash },
      {
        onSuccess: ({ version, lineCount }) => {
          tell(`已导入 ${lineCount} 行，为第 ${version} 版`)
          close()
        },
      },
    )
  return (
    <Drawer open={open} onClose={close} size={860} title="导入云服务商账单" destroyOnHidden>
      <div className="stack">
        <p style={{ margin: 0 }}>
          CSV 或 XLSX 文件（不超过 20 MB、40 万行），首行为列名：{importColumns}
          。先预览，确认无误后整份导入；有一处错误则整份不导入。
        </p>
        <Form layout="vertical">
          {own ? null : (
            <Form.Item label="云服务商" htmlFor="bill-provider" required>
              <ProviderPick
                id="bill-provider"
                value={providerId}
                onChange={(id) => {
                  setProvider(id)
                  forget()
                }}
              />
            </Form.Item>
          )}
          <Form.Item label="结算周期第一天" htmlFor="bill-from" required>
            <DayInput
              id="bill-from"
              value={from}
              onChange={(day) => {
                setFrom(day ?? undefined)
                forget()
              }}
            />
          </Form.Item>
        </Form>
        <PickFile accept=".csv,.xlsx" loading={preview.isPending} disabled={!of || !from} onPick={(chosen) => void choose(chosen)}>
          选择文件并预览
        </PickFile>
        <ProblemNotice error={preview.error ?? commit.error} />
        {preview.data ? (
          <BillPreviewTable name={file?.name ?? ''} of={preview.data} busy={commit.isPending} onCommit={() => take(preview.data.hash)} />
        ) : null}
      </div>
    </Drawer>
  )
}

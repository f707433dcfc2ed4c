import { Drawer } from 'antd'
import { useState } from 'react'
import { base64Of } from '../../shared/text/base64.ts'
import { PickFile } from '../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type ImportFile, useCommitImport, usePreviewImport } from './api/use-import.ts'
import { ImportPreviewTable } from './import-preview.tsx'
import { importColumns } from './words.ts'

/** A file of quantities: first what it would do, with every fault by line and column; then the whole of it, or nothing. */
export function ImportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const preview = usePreviewImport()
  const commit = useCommitImport()
  const tell = useTell()
  const [file, setFile] = useState<ImportFile | null>(null)
  const close = () => {
    preview.reset()
    commit.reset()
    setFile(null)
    onClose()
  }
  const choose = async (chosen: File) => {
    const body = { name: chosen.name, content: await base64Of(chosen) }
    setFile(body)
    commit.reset()
    preview.mutate(body)
  }
  const take = (hash: string) =>
    file &&
    commit.mutate(
      { ...file, hash },
      {
        onSuccess: ({ reported }) => {
          tell(`已导入 ${reported} 条，待使用单位确认`)
          close()
        },
      },
    )
  return (
    <Drawer open={open} onClose={close} size={820} title="导入计量数量" destroyOnHidden>
      <div className="stack">
        <p style={{ margin: 0 }}>
          CSV 或 XLSX 文件，不超过 5 MB，首行为列名：{importColumns}。先预览，确认无误后整份导入；有一处错误则整份不导入。
        </p>
        <PickFile accept=".csv,.xlsx" loading={preview.isPending} onPick={(chosen) => void choose(chosen)}>
          选择文件并预览
        </PickFile>
        <ProblemNotice error={preview.error ?? commit.error} />
        {preview.data ? (
          <ImportPreviewTable name={file?.name ?? ''} of={preview.data} busy={commit.isPending} onCommit={() => take(preview.data.hash)} />
        ) : null}
      </div>
    </Drawer>
  )
}

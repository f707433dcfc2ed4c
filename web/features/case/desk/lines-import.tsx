import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons'
import { Button, Drawer, type FormInstance, Radio } from 'antd'
import { useState } from 'react'
import { PickFile } from '../../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useTell } from '../../../shared/ui/told.ts'
import type { CaseView } from '../api/use-case.ts'
import { type LinesPreview, useLinesPreview } from '../api/use-lines-preview.ts'
import { type DeskValues, draftOf } from './content.ts'
import { LinesPreviewTable } from './lines-preview.tsx'

interface LinesImportProps {
  readonly file: CaseView
  readonly form: FormInstance<DeskValues>
  readonly onImported: () => void
}

/** 批量导入: a template, a preview with every fault by line and column, then all lines into the form, or none. */
export function LinesImport({ file, form, onImported }: LinesImportProps) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [how, setHow] = useState<'replace' | 'append'>('replace')
  const preview = useLinesPreview(file.id)
  const tell = useTell()
  const existing = (form.getFieldValue('lines') as DeskValues['lines'])?.length ?? 0
  const close = () => {
    setOpen(false)
    preview.reset()
  }
  const take = ({ lines }: LinesPreview) => {
    const before = how === 'append' ? ((form.getFieldValue('lines') as DeskValues['lines']) ?? []) : []
    form.setFieldValue('lines', [...before, ...lines.map(draftOf)])
    onImported()
    tell(`已填入 ${lines.length} 行`)
    close()
  }
  return (
    <>
      <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => setOpen(true)}>
        批量导入
      </Button>
      <Drawer open={open} onClose={close} size={860} title="批量导入资源明细" destroyOnHidden>
        <div className="stack">
          <ol className="plain" style={{ margin: 0 }}>
            <li>
              <a href={`/api/v1/cases/${file.id}/line-template`} download style={{ textDecoration: 'underline' }}>
                <DownloadOutlined aria-hidden /> 下载模板（XLSX）
              </a>
              ，按列名填写；也可以用 CSV 文件。
            </li>
            <li>选择填好的文件，先看预览；有一处错误，整份都不填入。</li>
            <li>确认后填入申请，随草稿保存，可以再改。</li>
          </ol>
          <PickFile
            accept=".csv,.xlsx"
            loading={preview.isPending}
            onPick={(chosen) => {
              setName(chosen.name)
              preview.mutate(chosen)
            }}
          >
            选择文件并预览
          </PickFile>
          <ProblemNotice error={preview.error} />
          {preview.data && preview.data.errorCount === 0 && existing > 0 ? (
            <Radio.Group
              aria-label="已有的明细"
              value={how}
              onChange={({ target }) => setHow(target.value as typeof how)}
              options={[
                { value: 'replace', label: `替换已填写的 ${existing} 行` },
                { value: 'append', label: '接在已填写的后面' },
              ]}
            />
          ) : null}
          {preview.data ? <LinesPreviewTable name={name} of={preview.data} onTake={() => preview.data && take(preview.data)} /> : null}
        </div>
      </Drawer>
    </>
  )
}

import { DownloadOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useState } from 'react'
import type { FullDocument } from '../../shared/official/api/use-official-documents.ts'
import { fileSize } from '../../shared/text/size.ts'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { FileInput } from '../../shared/ui/file-input.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useAttachScan } from './api/use-documents.ts'

/** The signed copies that came back. */
export function Scans({ document }: { document: FullDocument }) {
  const [open, setOpen] = useState(false)
  const { id, scans, mayAttach } = document
  if (scans.length === 0 && !mayAttach) return null
  return (
    <Panel title="签章扫描件">
      {scans.length === 0 ? <p className="soft">还没有。签字盖章之后扫描提交，提交后不能更改。</p> : null}
      <ul className="plain-list">
        {scans.map((scan) => (
          <li key={scan.id}>
            <a href={`/api/v1/official-documents/${id}/scans/${scan.id}/content`} download>
              <DownloadOutlined aria-hidden /> {scan.name}
            </a>{' '}
            <span className="soft num">{fileSize(scan.size)}</span>
            <div className="soft" style={{ fontSize: 13 }}>
              {scan.organisationName} {scan.attachedByName} · {localTime(scan.attachedAt)}
            </div>
            <div className="hash">SHA-256 {scan.sha256}</div>
          </li>
        ))}
      </ul>
      {mayAttach ? <Button onClick={() => setOpen(true)}>提交扫描件</Button> : null}
      <ScanForm document={document} open={open} onClose={() => setOpen(false)} />
    </Panel>
  )
}

function ScanForm({ document: { id, number }, open, onClose }: { document: FullDocument; open: boolean; onClose: () => void }) {
  const act = useAttachScan(id)
  const tell = useTell()
  return (
    <ActForm<{ file: File }>
      open={open}
      title={`提交 ${number} 的签章扫描件`}
      says="PDF、JPEG 或 PNG，按文件内容识别；提交后不能更改或删除。"
      submit="提交"
      act={act}
      onDone={() => {
        tell('已提交扫描件')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="file" label="扫描件" rules={[{ required: true, message: '请选择文件' }]}>
        <FileInput name="扫描件" accept=".pdf,.png,.jpg,.jpeg" says="PDF、JPEG 或 PNG，不超过 20 MB" />
      </Form.Item>
    </ActForm>
  )
}

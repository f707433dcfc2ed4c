import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { CaseView } from './api/use-case.ts'

type Paper = CaseView['documents'][number]

/** The papers that were issued; each opens as the paper it is. */
export function Documents({ documents }: { documents: readonly Paper[] }) {
  const [open, setOpen] = useState<Paper | null>(null)
  if (documents.length === 0) return null
  return (
    <Panel title="出具的文书">
      <ul className="plain-list">
        {documents.map((paper) => (
          <li key={paper.id} className="row between">
            <div>
              <Button type="link" className="link-button" icon={<FileTextOutlined aria-hidden />} onClick={() => setOpen(paper)}>
                {paper.name}
              </Button>
              <div className="soft" style={{ fontSize: 13 }}>
                {paper.number} · {paper.issuerName} · {localTime(paper.issuedAt)}
              </div>
            </div>
            <Basis of={paper.basis} about={paper.name} />
          </li>
        ))}
      </ul>
      <Modal
        open={open !== null}
        onCancel={() => setOpen(null)}
        title={open?.name}
        width={760}
        footer={
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        }
      >
        {open ? <PaperView paper={open} /> : null}
      </Modal>
    </Panel>
  )
}

const PaperView = ({ paper }: { paper: Paper }) => (
  <>
    <article className="paper">
      <h3 style={{ textAlign: 'center', fontSize: 22, margin: '0 0 4px' }}>{paper.name}</h3>
      <div style={{ textAlign: 'center', marginBottom: 20 }}>{paper.number}</div>
      {paper.text}
    </article>
    <p className="hash" style={{ marginBottom: 0 }}>
      正文摘要 SHA-256：{paper.sha256}
    </p>
  </>
)

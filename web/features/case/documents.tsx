import { FileTextOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
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
        {open ? (
          <>
            <PaperView paper={open} />
            <p className="hash" style={{ marginBottom: 0 }}>
              正文摘要 SHA-256：{open.sha256}
            </p>
          </>
        ) : null}
      </Modal>
      {open ? createPortal(<Printed paper={open} />, document.body) : null}
    </Panel>
  )
}

/** A paper the way offices write them: whom it is for, paragraphs, and whose it is and of which day on the right. */
const PaperView = ({ paper: { name, number, text, issuerName } }: { paper: Paper }) => {
  const lines = text.trimEnd().split('\n')
  return (
    <article className="paper">
      <h3 className="paper-title">{name}</h3>
      <div className="paper-number">{number}</div>
      {lines.map((line, index) => (
        <p key={index} className={placeOf(line, index, issuerName)}>
          {line}
        </p>
      ))}
    </article>
  )
}

const placeOf = (line: string, index: number, issuerName: string): string => {
  if (index === 0 && line.endsWith('：')) return 'paper-to'
  return line === issuerName || /^\d{4}年\d{1,2}月\d{1,2}日$/.test(line) ? 'paper-sign' : 'paper-line'
}

/** The paper alone, not on the screen: what the printer gets instead of the page. */
const Printed = ({ paper }: { paper: Paper }) => (
  <div className="print-only" aria-hidden>
    <PaperView paper={paper} />
  </div>
)

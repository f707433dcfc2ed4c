import { PrinterOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

export interface PaperText {
  readonly name: string
  readonly number: string
  readonly text: string
  readonly issuerName: string
  readonly sha256: string
}

interface PaperModalProps {
  /** Null: none is open. */
  readonly paper: PaperText | null
  readonly onClose: () => void
  /** What is said above the paper: whom it went to, when it was read. */
  readonly children?: ReactNode
}

/** A paper that was issued, as the paper it is; the printer gets it alone. */
export const PaperModal = ({ paper, onClose, children }: PaperModalProps) => (
  <>
    <Modal
      open={paper !== null}
      onCancel={onClose}
      title={paper?.name}
      width={760}
      footer={
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      {paper ? (
        <>
          {children}
          <PaperView paper={paper} />
          <p className="hash" style={{ marginBottom: 0 }}>
            正文摘要 SHA-256：{paper.sha256}
          </p>
        </>
      ) : null}
    </Modal>
    {paper ? createPortal(<Printed paper={paper} />, document.body) : null}
  </>
)

/** A paper the way offices write them: whom it is for, paragraphs, and whose it is and of which day on the right. */
const PaperView = ({ paper: { name, number, text, issuerName } }: { paper: PaperText }) => {
  const lines = text.trimEnd().split('\n')
  return (
    <article className="paper">
      <h2 className="paper-title">{name}</h2>
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
const Printed = ({ paper }: { paper: PaperText }) => (
  <div className="print-only" aria-hidden>
    <PaperView paper={paper} />
  </div>
)

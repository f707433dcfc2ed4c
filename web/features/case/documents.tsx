import { FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { PaperModal } from '../../shared/ui/paper-modal.tsx'
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
              <div className="row" style={{ gap: 8 }}>
                <Button type="link" className="link-button" icon={<FileTextOutlined aria-hidden />} onClick={() => setOpen(paper)}>
                  {paper.name}
                </Button>
                {paper.published ? <Mark>已公开</Mark> : null}
              </div>
              <div className="soft" style={{ fontSize: 13 }}>
                {paper.number} · {paper.issuerName} · {localTime(paper.issuedAt)}
              </div>
              <Addressees addresses={paper.addresses} />
            </div>
            <Basis of={paper.basis} about={paper.name} />
          </li>
        ))}
      </ul>
      <PaperModal paper={open} onClose={() => setOpen(null)} />
    </Panel>
  )
}

const kinds = [
  ['to', '主送'],
  ['copy', '抄送'],
] as const

/** Whom it went to, and who has opened it. */
const Addressees = ({ addresses }: { addresses: Paper['addresses'] }) =>
  kinds.map(([kind, name]) => {
    const those = addresses.filter((address) => address.kind === kind)
    return those.length === 0 ? null : (
      <div key={kind} style={{ fontSize: 13 }}>
        {name}：{those.map((address) => `${address.name}（${address.readAt ? `${localTime(address.readAt)} 已阅` : '未阅'}）`).join('、')}
      </div>
    )
  })

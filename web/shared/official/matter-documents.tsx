import { Button } from 'antd'
import { useState } from 'react'
import { localTime } from '../text/time.ts'
import { Go } from '../ui/go.tsx'
import { Panel } from '../ui/panel.tsx'
import { type Offer, type OfficialDocument, type Subject, useAbout } from './api/use-official-documents.ts'
import { DocumentState } from './document-state.tsx'
import { FileLinks } from './file-links.tsx'
import { IssueDrawer } from './issue-drawer.tsx'

/** The official documents of a matter, and those that one may issue of it. Nothing where there is neither. */
export function MatterDocuments({ subject }: { subject: Subject }) {
  const { data } = useAbout(subject)
  const [open, setOpen] = useState<Offer | null>(null)
  if (!data || data.documents.length + data.offers.length === 0) return null
  return (
    <Panel title="公文">
      <div className="stack-tight">
        {data.documents.length > 0 ? (
          <ul className="plain-list">
            {data.documents.map((document) => (
              <li key={document.id}>
                <DocumentLine document={document} />
              </li>
            ))}
          </ul>
        ) : null}
        {data.offers.length > 0 ? <Offers offers={data.offers} onOpen={setOpen} /> : null}
      </div>
      <IssueDrawer subject={subject} offer={open} onClose={() => setOpen(null)} />
    </Panel>
  )
}

const DocumentLine = ({ document }: { document: OfficialDocument }) => (
  <div>
    <div className="row between">
      <span className="row" style={{ gap: 8 }}>
        <Go to={`/official-documents/${document.id}`}>{document.title}</Go>
        <DocumentState document={document} />
      </span>
      <FileLinks document={document} />
    </div>
    <div className="soft" style={{ fontSize: 13 }}>
      {document.number} · {document.issuerName} · {localTime(document.issuedAt)}
    </div>
  </div>
)

/** What may be issued: each opens as it would be. */
const Offers = ({ offers, onOpen }: { offers: readonly Offer[]; onOpen: (offer: Offer) => void }) => (
  <div>
    <p className="soft" style={{ margin: '0 0 8px' }}>
      本单位可以出具：
    </p>
    <div className="row">
      {offers.map((offer) => (
        <Button key={`${offer.kind} ${offer.paperId}`} size="small" onClick={() => onOpen(offer)}>
          {offer.issued ? '重新出具' : '出具'}
          {offer.name}
          {offer.paperNumber ? `（${offer.paperNumber.replace(/^.*〔/u, '〔')}）` : ''}
        </Button>
      ))}
    </div>
  </div>
)

import { DownloadOutlined } from '@ant-design/icons'
import { fileSize } from '../text/size.ts'
import type { OfficialDocument } from './api/use-official-documents.ts'

const names = { docx: 'DOCX', pdf: 'PDF' } as const

/** The files of a document, as they were issued. */
export const FileLinks = ({ document: { id, number, files } }: { document: Pick<OfficialDocument, 'id' | 'number' | 'files'> }) => (
  <span className="row" style={{ gap: 12 }}>
    {files.map(({ format, size }) => (
      <span key={format} className="row" style={{ gap: 4 }}>
        <a href={`/api/v1/official-documents/${id}/files/${format}`} download aria-label={`下载 ${number} ${names[format]}`}>
          <DownloadOutlined aria-hidden /> {names[format]}
        </a>
        <span className="soft num">{fileSize(size)}</span>
      </span>
    ))}
  </span>
)

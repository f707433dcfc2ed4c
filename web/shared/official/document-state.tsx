import { Mark } from '../ui/mark.tsx'
import type { OfficialDocument } from './api/use-official-documents.ts'

type State = Pick<OfficialDocument, 'version' | 'replacedByNumber' | 'withdrawnAt' | 'scans'>

/** Whether a document still counts, and whether a signed copy came back. */
export const DocumentState = ({ document: { version, replacedByNumber, withdrawnAt, scans } }: { document: State }) => (
  <span className="row" style={{ gap: 6 }}>
    {withdrawnAt ? <Mark tone="red">已撤销</Mark> : replacedByNumber ? <Mark tone="amber">已被替代</Mark> : <Mark tone="green">有效</Mark>}
    {version > 1 ? <Mark>第 {version} 版</Mark> : null}
    {scans.length > 0 ? <Mark tone="blue">扫描件 {scans.length}</Mark> : null}
  </span>
)

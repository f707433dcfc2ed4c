import { DownloadOutlined } from '@ant-design/icons'
import { fileSize } from '../../shared/text/size.ts'
import { localTime } from '../../shared/text/time.ts'
import { Panel } from '../../shared/ui/panel.tsx'
import type { CaseView } from './api/use-case.ts'

/** Papers that were brought, in earlier steps too. Those of the open step can be changed at the desk above. */
export function Materials({ file }: { file: CaseView }) {
  const shown = file.materials.filter(({ step }) => !(file.desk && step === file.step?.id))
  if (shown.length === 0) return null
  return (
    <Panel title="提交的材料">
      <ul className="plain-list">
        {shown.map((material) => (
          <li key={material.id}>
            <MaterialLine caseId={file.id} material={material} named />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface MaterialLineProps {
  readonly caseId: string
  readonly material: CaseView['materials'][number]
  /** Say which paper it is; left out where that stands beside it. */
  readonly named?: boolean
}

/** One paper: what it is, the file, its digest. */
export const MaterialLine = ({ caseId, material, named = false }: MaterialLineProps) => (
  <div>
    <div className="row" style={{ gap: 8 }}>
      {named ? <span>{material.documentName}</span> : null}
      <a href={`/api/v1/cases/${caseId}/materials/${material.id}/content`} download>
        <DownloadOutlined aria-hidden /> {material.name}
      </a>
      <span className="soft num">{fileSize(material.size)}</span>
    </div>
    <div className="soft" style={{ fontSize: 13 }}>
      {material.attachedByName} · {localTime(material.attachedAt)}
    </div>
    <div className="hash">SHA-256 {material.sha256}</div>
  </div>
)

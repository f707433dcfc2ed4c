import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Mark } from '../../../shared/ui/mark.tsx'
import { PickFile } from '../../../shared/ui/pick-file.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useAttach } from '../api/use-attach.ts'
import type { CaseView, Desk } from '../api/use-case.ts'
import { useWithdraw } from '../api/use-withdraw.ts'
import { MaterialLine } from '../materials.tsx'

const accept = '.pdf,.ofd,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,.txt,.zip'

/** The papers that this step takes: which are there, which are missing. */
export function DeskMaterials({ file, desk }: { file: CaseView; desk: Desk }) {
  const attach = useAttach(file.id)
  const withdraw = useWithdraw(file.id)
  if (desk.materials.length === 0) return null
  return (
    <section aria-label="本环节材料">
      <div className="row" style={{ marginBottom: 8 }}>
        <strong>材料</strong>
        <span className="soft">PDF、OFD、Word、Excel、图片、文本或压缩包，单个不超过 20 MB</span>
      </div>
      <ul className="plain-list">
        {desk.materials.map((paper) => (
          <li key={paper.document}>
            <div className="row between">
              <span className="row">
                {paper.name}
                {paper.attached ? (
                  <Mark tone="green">已提交</Mark>
                ) : paper.needed ? (
                  <Mark tone="amber">必需，未提交</Mark>
                ) : (
                  <Mark>视情形</Mark>
                )}
              </span>
              <PickFile
                size="small"
                accept={accept}
                loading={attach.isPending && attach.variables.document === paper.document}
                aria-label={`上传${paper.name}`}
                onPick={(chosen) => attach.mutate({ document: paper.document, file: chosen })}
              >
                上传
              </PickFile>
            </div>
            {file.materials
              .filter(({ document, step }) => document === paper.document && step === file.step?.id)
              .map((material) => (
                <div key={material.id} className="row between" style={{ alignItems: 'flex-start', marginTop: 6 }}>
                  <MaterialLine caseId={file.id} material={material} />
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`撤回${material.name}`}
                    onClick={() => withdraw.mutate(material.id)}
                  >
                    撤回
                  </Button>
                </div>
              ))}
          </li>
        ))}
      </ul>
      <ProblemNotice error={attach.error ?? withdraw.error} />
    </section>
  )
}

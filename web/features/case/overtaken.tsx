import { Alert, Button } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import type { CaseView } from './api/use-case.ts'
import type { Kept } from './desk/consequence.ts'
import { told } from './timeline.tsx'

/** Somebody was quicker: who, when and what he did, and what this person had typed, to copy or to use again. */
export function Overtaken({ file, kept, onClose }: { file: CaseView; kept: Kept; onClose: () => void }) {
  const last = file.timeline.at(-1)
  const { changed } = file
  // A colleague's change of the contents may be later than the last act.
  const wrote = changed && !changed.mine && (!last || changed.at > last.at) ? changed : null
  const text = kept.texts.map(([label, words]) => `${label}：${words}`).join('\n')
  return (
    <div role="alert">
      <Alert
        type="warning"
        showIcon
        role="presentation"
        title={`您${kept.what}时，他人已先一步办理或修改，您的办理没有生效`}
        description={
          <div className="stack-tight">
            {wrote ? (
              <span>
                {localTime(wrote.at)}，{wrote.personName}修改了填写的内容或材料
              </span>
            ) : last ? (
              <span>
                {localTime(last.at)}，{last.organisationName} {last.personName}：{last.stepName}——{told(last)}
              </span>
            ) : null}
            {text ? (
              <>
                <span>您写的内容没有丢失：</span>
                <p className="opinion">{text}</p>
              </>
            ) : null}
            <span className="row">
              <Button size="small" onClick={onClose}>
                知道了
              </Button>
            </span>
          </div>
        }
      />
    </div>
  )
}

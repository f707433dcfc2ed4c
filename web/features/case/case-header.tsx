import { localTime } from '../../shared/text/time.ts'
import { ClockMark } from '../../shared/ui/clock-mark.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { CaseView } from './api/use-case.ts'
import { CaseState } from './case-state.tsx'
import { openedByPlatform } from './timeline.tsx'

/** What it is, how it stands, whose turn it is, and how much time is left. */
export const CaseHeader = ({ file }: { file: CaseView }) => (
  <Panel>
    <div className="stack">
      <div className="row">
        <CaseState of={{ endsAs: file.endsAs, submitted: file.submissions > 0 }} />
        {file.step ? (
          <span>
            当前环节 <strong>{file.step.name}</strong>，由{file.step.byName}办理
          </span>
        ) : null}
        {file.yourTurn ? <Mark tone="amber">轮到本单位</Mark> : null}
        {file.clock ? <ClockMark clock={file.clock} withDue /> : null}
        {file.earliestOn ? <span className="soft">最早可在 {file.earliestOn} 办理</span> : null}
      </div>
      <Facts
        wide
        of={[
          [file.procedure.aboutName ?? '申请单位', file.organisation.name],
          ['发起', file.procedure.aboutName ? begunBy(file) : null],
          ['信息系统', file.system ? <Go to={`/systems/${file.system.id}`}>{file.system.name}</Go> : null],
          ['云服务商', file.provider?.name],
          ...Object.entries(file.bodies).map(
            ([field, bodies]) => [file.fieldLabels[field] ?? field, bodies.map(({ name }) => name).join('、')] as const,
          ),
          ['发起时间', localTime(file.begunAt)],
          ['结束时间', file.endedAt ? localTime(file.endedAt) : null],
          [
            '办理期限',
            file.clock
              ? `${file.clock.term}${file.clock.dueOn ? `，至 ${file.clock.dueOn}` : ''}${file.clock.provisional ? '（该年放假安排尚未公布，暂按周一至周五推算）' : ''}`
              : null,
          ],
        ]}
      />
    </div>
  </Panel>
)

const begunBy = (file: CaseView): string => (openedByPlatform(file) ? '平台依据发现立案' : (file.timeline[0]?.organisationName ?? ''))

import { localTime } from '../../shared/text/time.ts'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import type { CaseView } from './api/use-case.ts'
import { daysBetween } from './story.ts'

/** Every term that ran or runs, with its due day and when it stood still. */
export const Clocks = ({ clocks }: { clocks: CaseView['clocks'] }) =>
  clocks.length === 0 ? null : (
    <Panel title="时限记录">
      <ul className="plain-list">
        {clocks.map((clock) => (
          <li key={`${clock.step}${clock.startedAt}`}>
            <div style={{ flex: '1 1 0', minWidth: 0 }}>
              <div className="row" style={{ gap: 6 }}>
                <strong>{clock.stepName}</strong>
                <span>{clock.term}</span>
                {clock.overdue ? (
                  <Mark tone="red">逾期</Mark>
                ) : clock.endedAt ? (
                  <Mark tone="green">按期</Mark>
                ) : (
                  <Mark tone="blue">计时中</Mark>
                )}
                {clock.provisional ? <Mark>暂定</Mark> : null}
              </div>
              <div className="soft dates">
                <span>{localTime(clock.startedAt)} 起</span>
                {clock.dueOn ? <span>{clock.dueOn} 届满</span> : null}
                {clock.endedAt ? <span>{localTime(clock.endedAt)} 结束计时</span> : null}
              </div>
              {clock.suspensions.map(({ from, to }) => (
                <div key={from} className="soft dates">
                  <span>中止 {localTime(from)}</span>
                  <span>至 {to ? `${localTime(to)}，停 ${daysBetween(from, to)}` : '今'}</span>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )

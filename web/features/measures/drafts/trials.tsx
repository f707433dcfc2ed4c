import { PlayCircleOutlined, StopOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { localTime } from '../../../shared/text/time.ts'
import { AskFirst } from '../../../shared/ui/ask-first.tsx'
import { Nothing } from '../../../shared/ui/empty.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { type Draft, type Trial, useStartTrial, useStopTrial, useTrial } from '../api/use-drafts.ts'
import { Outcome } from './outcome.tsx'

const parts: Readonly<Record<Trial['part'], string>> = {
  waiting: '正在准备',
  cases: '正在重演以往的办件',
  amounts: '正在重新核算费用',
  stories: '正在演练故事',
  done: '已结束',
}

/** The newest trial with what it came to, and how the next one is begun. */
export function Trials({ draft }: { draft: Draft }) {
  const start = useStartTrial(draft.id)
  const [newest] = draft.trials
  const running = draft.trials.some(({ state }) => state === 'running')
  return (
    <div className="stack">
      <Panel
        title="推演"
        extra={
          <Button
            type="primary"
            icon={<PlayCircleOutlined aria-hidden />}
            disabled={running}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {newest ? '重新推演' : '开始推演'}
          </Button>
        }
      >
        <div className="stack">
          <ProblemNotice error={start.error} />
          {newest ? <Course of={newest} key={newest.id} /> : <Nothing>还没有推演过。推演在后台进行，结束时会收到消息。</Nothing>}
        </div>
      </Panel>
      {newest ? <Result of={newest} key={`result ${newest.id}`} /> : null}
    </div>
  )
}

/** How far a trial is, or how it ended. */
function Course({ of }: { of: Trial }) {
  const { data: trial } = useTrial(of)
  const queries = useQueryClient()
  // What it came to stands with the draft as well.
  useEffect(() => {
    if (trial.state !== of.state) void queries.invalidateQueries({ queryKey: ['measure-drafts'] })
  }, [trial.state, of.state, queries])
  const said = `${trial.startedByName} ${localTime(trial.startedAt)} 开始`
  if (trial.state === 'failed')
    return (
      <Alert type="error" showIcon title={`推演没有完成：${trial.failure}`} description={`${said}，${localTime(trial.endedAt)} 停止`} />
    )
  if (trial.state === 'stopped')
    return (
      <Alert
        type="info"
        showIcon
        title={`推演已由 ${trial.stoppedByName} 停止`}
        description={`${said}，${localTime(trial.endedAt)} 停止；没有改动任何记录，可以重新推演。`}
      />
    )
  if (trial.state === 'finished') return <span className="soft">{`${said}，${localTime(trial.endedAt)} 结束`}</span>
  const share = trial.total === 0 ? 0 : Math.floor((trial.done * 100) / trial.total)
  return (
    <div className="stack">
      <div role="status">
        <div>{`${parts[trial.part]}${trial.total > 0 ? `：${trial.done} / ${trial.total}` : ''}`}</div>
        <Progress percent={share} showInfo={false} aria-label="推演的进度" />
        <span className="soft">{`${said}；在后台进行，可以离开本页，结束时会收到消息。`}</span>
      </div>
      {trial.mayStop ? <Stop id={trial.id} /> : null}
    </div>
  )
}

/** Asked first: what a trial came to so far is given up. */
function Stop({ id }: { id: string }) {
  const stop = useStopTrial()
  return (
    <div>
      <AskFirst
        button={{ icon: <StopOutlined aria-hidden />, loading: stop.isPending, children: '停止推演' }}
        title="停止推演？"
        says="已得出的部分不作为结果，可以重新推演。"
        ok="停止"
        cancel="继续推演"
        onOk={() => stop.mutate(id)}
      />
      <ProblemNotice error={stop.error} />
    </div>
  )
}

const Result = ({ of }: { of: Trial }) => {
  const { data: trial } = useTrial(of)
  return trial.outcome ? <Outcome of={trial.outcome} trial={trial} /> : null
}

import { Progress, Segmented } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { AskFirst } from '../../shared/ui/ask-first.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { useStopTrialWork, useWork, type Work } from './api/use-jobs.ts'

const kinds: Readonly<Record<Work['kind'], string>> = { settlement: '结算', trial: '推演', import: '导入', reading: '期限重算' }
const states: Readonly<Record<Work['state'], { name: string; tone: Tone }>> = {
  running: { name: '正在进行', tone: 'blue' },
  done: { name: '已完成', tone: 'green' },
  failed: { name: '未成功', tone: 'red' },
  stopped: { name: '已停止', tone: 'grey' },
}
const isKind = (word: string | undefined): word is Work['kind'] => word !== undefined && Object.hasOwn(kinds, word)

/** Work that takes its time, of all jurisdictions: how far it is, how it ended, and why where it failed. */
export function WorkTable() {
  const [{ kind: asked }, setFilters] = useFilters()
  const kind = isKind(asked) ? asked : undefined
  const query = useWork(kind)
  const pages = { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] }
  return (
    <Panel
      title="进行中与已结束的工作"
      extra={
        <Segmented
          aria-label="种类"
          size="small"
          value={kind ?? 'all'}
          onChange={(chosen) => setFilters({ kind: chosen === 'all' ? undefined : chosen })}
          options={[{ value: 'all', label: '全部' }, ...Object.entries(kinds).map(([value, label]) => ({ value, label }))]}
        />
      }
      flush
    >
      <ListTable
        pages={pages}
        label="进行中与已结束的工作"
        rowKey={({ kind, id }) => `${kind} ${id}`}
        empty="还没有这种工作。导入在提交时即时完成；文件有错误的整份不导入，不在此列。"
        columns={[
          {
            title: '工作',
            render: (_, row) => (
              <>
                <strong>{row.name}</strong>
                <div className="soft">{[kinds[row.kind], row.jurisdiction, row.organisation].filter(Boolean).join(' · ')}</div>
              </>
            ),
          },
          {
            title: '状态与进度',
            width: 300,
            render: (_, row) => (
              <>
                <Mark tone={states[row.state].tone}>{states[row.state].name}</Mark>
                <Share of={row} />
                {row.failure ? <div>{row.failure}</div> : null}
                {row.kind === 'trial' && row.state === 'running' ? <StopTrial of={row} /> : null}
              </>
            ),
          },
          { title: '开始', width: 150, render: (_, row) => <span className="num">{localTime(row.at)}</span> },
          { title: '结束', width: 150, render: (_, row) => <span className="num">{localTime(row.endedAt)}</span> },
        ]}
      />
    </Panel>
  )
}

const Share = ({ of: { state, name, done, total } }: { of: Work }) => {
  if (total === 0) return done > 0 ? <span className="soft num"> {done}</span> : null
  return (
    <>
      <span className="soft num">{` ${done} / ${total}`}</span>
      {state === 'running' ? (
        <Progress percent={Math.floor((done * 100) / total)} size="small" showInfo={false} aria-label={`${name}的进度`} />
      ) : null}
    </>
  )
}

/** A trial takes a core of the machine: who looks after the platform may stop it, without seeing what it is about. */
function StopTrial({ of: { id, at } }: { of: Work }) {
  const stop = useStopTrialWork()
  return (
    <div>
      <AskFirst
        button={{ size: 'small', loading: stop.isPending, 'aria-label': `停止 ${localTime(at)} 开始的推演`, children: '停止' }}
        title="停止这次推演？"
        says="发起单位会收到消息，可以重新推演。"
        ok="停止"
        cancel="取消"
        onOk={() => stop.mutate(id)}
      />
      <ProblemNotice error={stop.error} />
    </div>
  )
}

import { App, Button } from 'antd'
import { Problem } from '../../shared/api/problem.ts'
import { localTime } from '../../shared/text/time.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark, type Tone } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Job, useJobs, useRunJob } from './api/use-jobs.ts'
import { WorkTable } from './work-table.tsx'

const states: Readonly<Record<Job['state'], { name: string; tone: Tone }>> = {
  never: { name: '尚未运行', tone: 'grey' },
  running: { name: '正在运行', tone: 'blue' },
  done: { name: '正常', tone: 'green' },
  failing: { name: '失败', tone: 'red' },
}

export default function JobsPage() {
  const run = useRunJob()
  const { message } = App.useApp()
  const start = (job: Job) =>
    void run.mutateAsync(job.job).then(
      () => void message.success(`“${job.name}”已开始运行`),
      (error: unknown) => void message.error(Problem.of(error).message),
    )
  return (
    <Page
      title="后台任务"
      says="进行中与已结束的工作及其进度；以及每分钟运行一次的任务，失败的下一分钟自动再试，也可以现在就运行，重复运行不会重复办理。"
    >
      <div className="stack">
        <WorkTable />
        <Panel title="每分钟运行的任务" flush>
          <Loaded query={useJobs()}>
            {({ items }) => (
              <PlainTable
                label="后台任务"
                rows={items}
                rowKey={({ job }) => job}
                empty="没有后台任务。"
                columns={[
                  {
                    title: '任务',
                    render: (_, row) => (
                      <>
                        <strong>{row.name}</strong>
                        <div className="soft">{row.says}</div>
                      </>
                    ),
                  },
                  {
                    title: '状态',
                    width: 260,
                    render: (_, row) => (
                      <>
                        <Mark tone={states[row.state].tone}>{states[row.state].name}</Mark>
                        {row.failingSince ? <div className="soft num">自 {localTime(row.failingSince)} 起</div> : null}
                      </>
                    ),
                  },
                  {
                    title: '最近一次',
                    render: (_, row) => (
                      <span className="num">
                        {localTime(row.endedAt ?? row.begunAt)}
                        <div className="soft">{row.milliseconds === null ? '' : `用时 ${seconds(row.milliseconds)}`}</div>
                      </span>
                    ),
                  },
                  {
                    title: '运行 / 失败',
                    align: 'right',
                    render: (_, row) => <span className="num">{`${row.runs} / ${row.failures}`}</span>,
                  },
                  {
                    title: '最近一次失败',
                    render: (_, row) =>
                      row.failure ? (
                        <>
                          {row.failure}
                          <div className="soft num">{localTime(row.failedAt)}</div>
                        </>
                      ) : (
                        '—'
                      ),
                  },
                  {
                    title: '操作',
                    render: (_, row) => (
                      <Button size="small" onClick={() => start(row)} aria-label={`现在运行：${row.name}`}>
                        现在运行
                      </Button>
                    ),
                  },
                ]}
              />
            )}
          </Loaded>
        </Panel>
      </div>
    </Page>
  )
}

const seconds = (milliseconds: number): string => (milliseconds < 1000 ? `${milliseconds} 毫秒` : `${(milliseconds / 1000).toFixed(1)} 秒`)

import { Type } from '@sinclair/typebox'
import { sql } from 'kysely'
import { type OfficeActor, operationOf } from '../../identity/index.ts'
import { type Database, type Door, type Instant, InstantText, Nullable, type Outcome, ok, type Route, refuse } from '../../kernel/index.ts'

/** What each job is called, and what it does, for people. */
export const jobNames: Readonly<Record<string, { readonly name: string; readonly says: string }>> = {
  sweep: { name: '办件与义务', says: '期限届满的转入下一环节或标记逾期；到期的义务产生并标记逾期' },
  settle: { name: '继续结算', says: '接着完成中断的结算核算' },
  try: { name: '办法推演', says: '接着进行中断的草案推演' },
  accrue: { name: '预算执行', says: '每日计算各周期预算的执行情况' },
  rename: { name: '检索更名', says: '单位或服务项更名之后，分批更新检索索引中的名称' },
  forget: { name: '清理', says: '清理过期的幂等键和登录失败计数' },
  tell: { name: '告知', says: '把已发生的事项告知有关人员，提醒临近的期限' },
  deliver: { name: '消息投递', says: '发出到期的邮件和消息推送，失败的稍后再试' },
  reread: { name: '期限重算', says: '节假日安排核准后，重算所涉的期限并告知有关单位' },
}

const JobView = Type.Object({
  ...{ job: Type.String(), name: Type.String(), says: Type.String() },
  state: Type.Union([Type.Literal('never'), Type.Literal('running'), Type.Literal('done'), Type.Literal('failing')]),
  begunAt: Nullable(InstantText),
  endedAt: Nullable(InstantText),
  milliseconds: Nullable(Type.Integer()),
  ...{ runs: Type.Integer(), failures: Type.Integer() },
  failingSince: Nullable(InstantText),
  failure: Nullable(Type.String({ description: '最近一次失败的原因' })),
  failedAt: Nullable(InstantText),
})

interface State {
  readonly job: string
  readonly begunAt: Instant
  readonly endedAt: Instant | null
  readonly milliseconds: number | null
  readonly runs: number
  readonly failures: number
  readonly failingSince: Instant | null
  readonly failure: string | null
  readonly failedAt: Instant | null
}

interface JobsNeeds {
  readonly db: Database
  readonly door: Door
  /** The jobs by name, as the worker runs them. */
  readonly jobs: Readonly<Record<string, () => Promise<void>>>
}

const operation = operationOf('后台任务')

/** `/jobs`: for 系统管理员 only. */
export const jobsRoutes = (needs: JobsNeeds): Route[] => [
  operation({
    method: 'GET',
    path: '/jobs',
    id: 'listJobs',
    summary: '后台任务：最近一次运行、用时、失败原因',
    may: 'job.manage',
    response: Type.Object({ items: Type.Array(JobView) }),
    handle: async () => {
      const states = new Map((await statesOf(needs.db)).map((state) => [state.job, state]))
      return ok({ items: Object.keys(needs.jobs).map((job) => viewJob(job, states.get(job))) })
    },
  }),
  operation({
    method: 'POST',
    path: '/jobs/{job}/run',
    id: 'runJob',
    summary: '现在就运行一个后台任务；每个任务都可以随时运行、重复运行',
    may: 'job.manage',
    params: Type.Object({ job: Type.String({ minLength: 1, maxLength: 40 }) }),
    response: Type.Object({ job: Type.String() }),
    handle: ({ actor, params, key }) => runNow(needs, actor, params.job, key),
  }),
]

const viewJob = (job: string, state: State | undefined) => {
  const { name, says } = jobNames[job] ?? { name: job, says: '' }
  const nothing = {
    begunAt: null,
    endedAt: null,
    milliseconds: null,
    runs: 0,
    failures: 0,
    failingSince: null,
    failure: null,
    failedAt: null,
  }
  const is = !state ? 'never' : state.endedAt === null ? 'running' : state.failingSince !== null ? 'failing' : 'done'
  return { ...nothing, ...state, job, name, says, state: is as 'never' | 'running' | 'done' | 'failing' }
}

async function statesOf(db: Database): Promise<State[]> {
  const { rows } = await sql<State>`select job, begun_at as "begunAt", ended_at as "endedAt", milliseconds, runs::int, failures::int,
    failing_since as "failingSince", failure, failed_at as "failedAt" from job_state`.execute(db)
  return rows
}

/** Puts the wish on record, then runs the job without being waited for: the page shows how it goes. */
async function runNow({ door, jobs }: JobsNeeds, actor: OfficeActor, job: string, key: string): Promise<Outcome<{ job: string }>> {
  const work = Object.hasOwn(jobs, job) ? jobs[job] : undefined
  if (!work) return refuse('request.not-found', { facts: { what: '这个后台任务' } })
  let mine = false
  const asked = await door.write({ actor, does: 'job.run', needs: 'job.manage', once: { key, input: { job } } }, async ({ record }) => {
    mine = true
    await record({ object: { kind: 'job', id: job } })
    return ok({ job })
  })
  // A request sent again is answered alike, and runs nothing twice. What fails stands in the journal.
  if (asked.ok && mine) void work().catch(() => {})
  return asked
}

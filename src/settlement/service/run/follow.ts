import { type Id, type Outcome, ok, refuse, refused } from '../../../kernel/index.ts'
import type { Run } from '../../rules/run.ts'
import { findRun } from '../../store/runs.ts'
import type { SettlementNeeds } from '../needs.ts'

/** Works on a run, anew where an earlier process left it; null: somebody else is at it. */
export type CarryOut = (needs: SettlementNeeds, run: Run, anew?: boolean) => Promise<Outcome<null> | null>

/** How long a request waits for what it began. */
const patienceMs = 20_000
const askEveryMs = 150

/**
 * Works on a run that has been opened, and waits a while for its end. Refuses with what the run was refused with, or with `statement.run-going-on` where it takes longer: it goes on without the
 * request.
 */
export async function follow(needs: SettlementNeeds, runId: Id, carryOut: CarryOut): Promise<Outcome<Run>> {
  const run = await findRun(needs.db, runId)
  if (!run) throw new Error(`run ${runId} was opened and is not there`)
  const until = performance.now() + patienceMs
  if (run.state === 'running') await atMost(patienceMs, carryOut(needs, run))
  for (;;) {
    const now = await findRun(needs.db, runId)
    if (now?.state === 'finished') return ok(now)
    if (now?.refusal) return refused(now.refusal)
    if (performance.now() > until)
      return refuse('statement.run-going-on', { facts: { done: String(now?.done ?? 0), total: String(now?.total ?? 0) } })
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}

/** Waits for the work, but not for ever: whatever becomes of it later is told by the run. What fails at once is thrown at once, and the job begins it anew. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  // When the request has left, nobody is there to be told.
  work.catch(() => {})
  await Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

import type { OfficeActor } from '../../../identity/index.ts'
import { type Id, type Outcome, ok } from '../../../kernel/index.ts'
import type { Run, RunKind } from '../../rules/run.ts'
import { type Statement, withNotice } from '../../rules/statement.ts'
import { openRuns } from '../../store/runs.ts'
import { readStatements, wholeSight } from '../../store/statements.ts'
import type { SettlementNeeds } from '../needs.ts'
import { type CarryOut, follow } from '../run/follow.ts'
import { type AccountInput, carryOutAccounting, openAccounting } from './account.ts'
import { carryOutComparison, openComparison } from './compare.ts'
import { type MoveInput, moveStatement } from './moves.ts'
import { unseen } from './record.ts'
import { carryOutSealing, openSealing } from './seal.ts'

const works: Readonly<Record<RunKind, CarryOut>> = { account: carryOutAccounting, seal: carryOutSealing, compare: carryOutComparison }

/** The acts on a statement: each checks permission, party, post and state, and leaves an entry on record. */
export const createActs = (needs: SettlementNeeds) => ({
  /** Accounts a cycle, or a returned statement anew. */
  async account(actor: OfficeActor, input: AccountInput, key: string): Promise<Outcome<Statement>> {
    const opened = await openAccounting(needs, actor, input, key)
    return opened.ok ? followed(needs, opened.value, carryOutAccounting) : opened
  },
  review: (actor: OfficeActor, input: MoveInput, key: string) => moveStatement(needs, actor, 'review', input, key),
  return: (actor: OfficeActor, input: MoveInput, key: string) => moveStatement(needs, actor, 'return', input, key),
  async seal(actor: OfficeActor, input: MoveInput, key: string): Promise<Outcome<Statement>> {
    const opened = await openSealing(needs, actor, input, key)
    return opened.ok ? followed(needs, opened.value, carryOutSealing) : opened
  },
  /** Holds a statement against what the facts say now. */
  async compare(actor: OfficeActor, id: Id, key: string): Promise<Outcome<Run>> {
    const opened = await openComparison(needs, actor, id, key)
    return opened.ok ? follow(needs, opened.value, carryOutComparison) : opened
  },
  /** Goes on with the runs that a process left behind when it died. */
  async resume(): Promise<void> {
    const failures: unknown[] = []
    // One that fails must not keep the others, of other jurisdictions, from going on.
    for (const run of await openRuns(needs.db)) await works[run.kind](needs, run, true).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, 'runs of settlement could not be carried on')
  },
})

/** Works on a run and reads the statement that came of it. */
async function followed(needs: SettlementNeeds, runId: Id, carryOut: CarryOut): Promise<Outcome<Statement>> {
  const run = await follow(needs, runId, carryOut)
  if (!run.ok) return run
  const id = run.value.statementId
  const [statement] = await readStatements(needs.db, await wholeSight(needs.db, id), { id, limit: 1 })
  return statement ? ok(withNotice(needs.regimes, statement)) : unseen()
}

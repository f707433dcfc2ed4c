import type { OfficeActor } from '../../../identity/index.ts'
import { type Actor, type Day, dayOf, type Id, newId, type Outcome, ok, refuse, type Writing } from '../../../kernel/index.ts'
import { lastDayOf } from '../../rules/cycle.ts'
import { citationOf, mayAct, moves, wrongState } from '../../rules/life.ts'
import type { Run } from '../../rules/run.ts'
import type { Statement } from '../../rules/statement.ts'
import * as runs from '../../store/runs.ts'
import * as store from '../../store/statements.ts'
import { cycleFrom, type SettlementNeeds } from '../needs.ts'
import type { Governed } from '../reckoning.ts'
import { accountRun, aloneOn } from '../run/perform.ts'
import { changed, recordMove, unseen } from './record.ts'

export interface AccountInput {
  /** The first day of the cycle. */
  readonly from: Day
  /** The version that the actor saw, where a returned statement is accounted again. */
  readonly version: number | null
}

/** Opens the accounting of a cycle: who may, whether the cycle has ended, whether another statement or another run stands in the way. */
export async function openAccounting(needs: SettlementNeeds, actor: OfficeActor, input: AccountInput, key: string): Promise<Outcome<Id>> {
  const { jurisdictionId } = actor
  // Asked before the transaction: within it this would take a second connection.
  const governed = jurisdictionId === null ? unseen() : await cycleFrom(needs, jurisdictionId, input.from)
  const act = { actor, does: 'statement.account', needs: moves.account.needs, once: { key, input } }
  return needs.door.write(act, async (writing) => {
    if (!governed.ok || jurisdictionId === null) return governed.ok ? unseen() : governed
    return openRun(writing, jurisdictionId, governed.value, input.version)
  })
}

async function openRun(
  writing: Writing<OfficeActor>,
  jurisdictionId: Id,
  governed: Governed,
  version: number | null,
): Promise<Outcome<Id>> {
  const { tx, actor, now, record } = writing
  const { regime, rule, cycle } = governed
  const may = mayAct('account', actor, regime, rule)
  if (!may.ok) return may
  if (dayOf(now) < cycle.until) {
    return refuse('statement.cycle-running', { facts: { ends: lastDayOf(cycle) }, citation: citationOf(regime, rule.cites.begins) })
  }
  const place = await placeFor(writing, jurisdictionId, governed, version)
  if (!place.ok) return place
  const id = newId()
  const { personId, personName, organisationId, organisationName } = actor
  const run = { ...place.value, id, jurisdictionId, kind: 'account' as const, regimeId: regime.id, cycle, at: now }
  if (!(await runs.insertRun(tx, { ...run, startedBy: { personId, personName, organisationId, organisationName } })))
    return underWay(writing, jurisdictionId)
  const citation = citationOf(regime, rule.cites.accounts)
  await record({
    object: { kind: 'settlement-run', id },
    jurisdiction: jurisdictionId,
    citation,
    after: { kind: 'account', ...place.value, from: cycle.from },
  })
  return ok(id)
}

/** A new statement, or the next revision of a returned one. */
async function placeFor(
  { tx }: Writing<OfficeActor>,
  jurisdictionId: Id,
  { regime, rule, cycle }: Governed,
  version: number | null,
): Promise<Outcome<{ statementId: Id; revision: number }>> {
  const [there] = await store.lockOverlapping(tx, jurisdictionId, cycle)
  if (!there) return ok({ statementId: newId(), revision: 1 })
  if (there.from !== cycle.from || there.until !== cycle.until) {
    const facts = { from: there.from, to: lastDayOf(there) }
    return refuse('statement.overlaps', { facts, citation: citationOf(regime, rule.cites.begins) })
  }
  if (!moves.account.from.includes(there.state)) return wrongState('account', there.state)
  if (version === null) return refuse('request.version-missing')
  return version === there.version ? ok({ statementId: there.id, revision: there.revision + 1 }) : changed()
}

export async function underWay({ tx }: Pick<Writing, 'tx'>, jurisdictionId: Id): Promise<Outcome<never>> {
  const other = await runs.newestRun(tx, jurisdictionId)
  return refuse('statement.run-under-way', { facts: { by: other?.startedBy.personName ?? '', from: other?.from ?? '' } })
}

/** Does the work of an accounting run and closes it; what was refused meanwhile stays with the run. Null: somebody else is at it. */
export const carryOutAccounting = (needs: SettlementNeeds, opened: Run, anew = false): Promise<Outcome<null> | null> =>
  aloneOn(needs, opened, anew, async (connection, run) => {
    const governed = await cycleFrom(needs, run.jurisdictionId, run.from)
    if (!governed.ok) return governed
    const accounted = await accountRun(needs, run, governed.value)
    if (!accounted.ok) return accounted
    const [closed] = await Promise.all([closeAccounting(needs, run, governed.value), runs.countWritten(connection)])
    return closed.ok ? ok(null) : closed
  })

/** Makes good what a run has written: the statement stands, with its sums, in one transaction. */
async function closeAccounting(needs: SettlementNeeds, run: Run, { regime, rule, cycle }: Governed): Promise<Outcome<Statement>> {
  return needs.door.write({ actor: starterOf(run), does: 'statement.accounted', needs: null }, async (writing) => {
    const { tx, now } = writing
    const locked = await runs.findRun(tx, run.id, true)
    if (locked?.state !== 'running') throw new Error(`run ${run.no} was closed by somebody else`)
    const before = run.revision === 1 ? null : await store.lockStatement(tx, run.jurisdictionId, run.statementId)
    if (before) {
      if (before.state !== 'returned' || before.revision !== run.revision - 1) return changed()
      await store.redraft(tx, before.id, regime.id)
    } else if (
      !(await store.insertDraft(tx, { id: run.statementId, jurisdictionId: run.jurisdictionId, regimeId: regime.id, cycle, at: now }))
    )
      return changed()
    await store.closeRun(tx, run.statementId, run.no, run.startedBy.personId)
    await runs.finishRun(tx, run.no, now)
    return recordMove(needs, writing, {
      id: run.statementId,
      kind: 'accounted',
      opinion: null,
      before,
      cites: rule.cites.accounts,
      by: run.startedBy,
    })
  })
}

/** Who began a run, as the one who ends it. */
export const starterOf = ({ startedBy: { personId, personName, organisationId } }: Run): Actor => ({
  ...{ personId, personName, organisationId },
  permissions: new Set(),
  from: { ip: '', requestId: 'run' },
})

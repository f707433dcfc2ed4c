import type { OfficeActor } from '../../../identity/index.ts'
import { type Id, newId, type Outcome, ok, refuse } from '../../../kernel/index.ts'
import { citationOf, mayMove, moves } from '../../rules/life.ts'
import type { Run } from '../../rules/run.ts'
import { prove } from '../../store/proofs.ts'
import * as runs from '../../store/runs.ts'
import * as store from '../../store/statements.ts'
import type { SettlementNeeds } from '../needs.ts'
import { aloneOn } from '../run/perform.ts'
import { recompute } from '../sealing.ts'
import { starterOf, underWay } from './account.ts'
import { type MoveInput, mayBeMoved } from './moves.ts'
import { changed, recordMove } from './record.ts'

/** Opens the sealing of a reviewed statement. */
export const openSealing = (needs: SettlementNeeds, actor: OfficeActor, input: MoveInput, key: string): Promise<Outcome<Id>> =>
  needs.door.write({ actor, does: 'statement.seal', needs: moves.seal.needs, once: { key, input } }, async (writing) => {
    const { tx, now, record, actor } = writing
    const before = await mayBeMoved(needs, tx, actor, 'seal', input)
    if (!before.ok) return before
    const held = before.value
    const id = newId()
    const { personId, personName, organisationId, organisationName } = actor
    const { jurisdictionId, revision, regimeId } = held
    const run = { ...{ id, jurisdictionId, revision, regimeId }, kind: 'seal' as const, statementId: held.id, cycle: held, at: now }
    if (!(await runs.insertRun(tx, { ...run, startedBy: { personId, personName, organisationId, organisationName } })))
      return underWay(writing, jurisdictionId)
    const citation = citationOf({ id: regimeId }, needs.regimes.get(regimeId).cycle?.cites.reviews)
    await record({
      object: { kind: 'settlement-run', id },
      jurisdiction: jurisdictionId,
      citation,
      after: { kind: 'seal', statementId: held.id, revision },
    })
    return ok(id)
  })

/**
 * Proves every line of the statement once more, recomputes the digests of its shares and seals it, in one transaction at the end: a process that dies on the way has
 * sealed nothing, and the run is begun anew. Null: somebody else is at it.
 */
export const carryOutSealing = (needs: SettlementNeeds, opened: Run, anew = false): Promise<Outcome<null> | null> =>
  aloneOn(needs, opened, anew, async (_, run) => {
    const held = await store.findHeld(needs.db, run.statementId)
    return held ? sealHeld(needs, run, held) : changed()
  })

async function sealHeld(needs: SettlementNeeds, run: Run, held: store.Held): Promise<Outcome<null>> {
  if (held.state !== 'reviewed') return changed()
  const { id: statementId, revision, runNo } = held
  const doubt = await prove(needs.db, { sealRunNo: run.no, statementId, revision, runNo, at: needs.clock.now() })
  if (doubt !== null) return refuse('statement.doubtful', { facts: { doubt } })
  const total = (await runs.readShares(needs.db, held.runNo)).length
  await runs.tellProgress(needs.db, run.no, { done: 0, total, at: needs.clock.now() })
  const { seal, doubtful } = await recompute(needs.db, held)
  if (doubtful.length > 0)
    return refuse('statement.doubtful', { facts: { doubt: `${doubtful.length} 个单位分册的明细与核算时的摘要不一致` } })
  return closeSealing(needs, run, held, seal)
}

const closeSealing = (needs: SettlementNeeds, run: Run, held: store.Held, seal: string): Promise<Outcome<null>> =>
  needs.door.write({ actor: starterOf(run), does: 'statement.sealed', needs: null }, async (writing) => {
    const { tx, now } = writing
    const locked = await runs.findRun(tx, run.id, true)
    const before = await store.lockStatement(tx, run.jurisdictionId, run.statementId)
    if (locked?.state !== 'running' || before?.version !== held.version) return changed()
    const regime = needs.regimes.get(before.regimeId)
    if (!regime.cycle) throw new Error(`${regime.id} has a statement and no cycle`)
    const may = mayMove('seal', run.startedBy.personId, before, regime, regime.cycle)
    if (!may.ok) return may
    await store.markSealed(tx, before.id, seal, now)
    await runs.finishRun(tx, run.no, now)
    const recorded = await recordMove(needs, writing, {
      id: before.id,
      kind: 'sealed',
      opinion: null,
      before,
      cites: regime.cycle.cites.reviews,
      by: run.startedBy,
    })
    return recorded.ok ? ok(null) : recorded
  })

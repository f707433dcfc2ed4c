import type { OfficeActor } from '../../../identity/index.ts'
import { type Id, newId, type Outcome, ok, refuse } from '../../../kernel/index.ts'
import { mayAct, stateNames } from '../../rules/life.ts'
import type { Run } from '../../rules/run.ts'
import { readSystems, unitsOf } from '../../store/billed.ts'
import { insertDifferences, type NewDifference } from '../../store/differences.ts'
import * as runs from '../../store/runs.ts'
import * as store from '../../store/statements.ts'
import { cycleFrom, type SettlementNeeds } from '../needs.ts'
import { type Governed, prepare } from '../reckoning.ts'
import { compareUnits, statedOf } from '../run/compare.ts'
import { aloneOn } from '../run/perform.ts'
import { progressOf } from '../run/progress.ts'
import { starterOf, underWay } from './account.ts'
import { unseen } from './record.ts'

/** Opens the comparison of a statement with what the facts say now. Who accounts may ask; nothing of the statement changes by it. */
export const openComparison = (needs: SettlementNeeds, actor: OfficeActor, id: Id, key: string): Promise<Outcome<Id>> =>
  needs.door.write({ actor, does: 'statement.compare', needs: 'statement.account', once: { key, input: { id } } }, async (writing) => {
    const { tx, now, record } = writing
    const held = actor.jurisdictionId === null || !actor.sight.all ? null : await store.lockStatement(tx, actor.jurisdictionId, id)
    if (!held) return unseen()
    if (held.runNo === null) return refuse('statement.state', { facts: { state: stateNames[held.state], act: '比对' } })
    const regime = needs.regimes.get(held.regimeId)
    const may = regime.cycle ? mayAct('account', actor, regime, regime.cycle) : unseen()
    if (!may.ok) return may
    const runId = newId()
    const { personId, personName, organisationId, organisationName } = actor
    const { jurisdictionId, revision, regimeId } = held
    const run = { ...{ id: runId, jurisdictionId, revision, regimeId }, kind: 'compare' as const, statementId: id, cycle: held, at: now }
    if (!(await runs.insertRun(tx, { ...run, startedBy: { personId, personName, organisationId, organisationName } })))
      return underWay(writing, jurisdictionId)
    await record({
      object: { kind: 'settlement-run', id: runId },
      jurisdiction: jurisdictionId,
      after: { kind: 'compare', statementId: id, revision },
    })
    return ok(runId)
  })

/** Reckons the cycle anew and notes every resource whose lines are not those of the statement. Null: somebody else is at it. */
export const carryOutComparison = (needs: SettlementNeeds, opened: Run, anew = false): Promise<Outcome<null> | null> =>
  aloneOn(needs, opened, anew, async (_, run) => {
    const governed = await cycleFrom(needs, run.jurisdictionId, run.from)
    return governed.ok ? closeComparison(needs, run, await differencesIn(needs, run, governed.value)) : governed
  })

/** All in memory: a statement differs in a few hundred places, or something is fundamentally wrong, and the first of them tell what. */
const differencesMax = 20_000

const differencesIn = (needs: SettlementNeeds, run: Run, governed: Governed): Promise<NewDifference[]> =>
  needs.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const held = await store.findHeld(tx, run.statementId)
      if (!held) throw new Error(`statement ${run.statementId} is gone`)
      const sight = { jurisdictionId: run.jurisdictionId, all: true, organisationIds: [], providerId: null }
      const prepared = await prepare(needs, tx, { sight, cycle: governed.cycle }, governed)
      const shares = await runs.readShares(tx, held.runNo)
      const units = await unitsOf(
        tx,
        await prepared.units(tx),
        shares.map(({ organisationId }) => organisationId),
      )
      const systems = new Map((await readSystems(tx, prepared.query)).map(({ id, name }) => [id, name]))
      const stated = statedOf(held.runNo, shares, await runs.readEntries(tx, held.runNo))
      const progress = progressOf(needs, run, units)
      const found: NewDifference[] = []
      for await (const { resources, differences } of compareUnits(tx, prepared, units, stated)) {
        for (const difference of differences)
          if (found.length < differencesMax)
            found.push({ ...difference, systemName: difference.systemName || (systems.get(difference.systemId) ?? '') })
        progress.tell(resources)
      }
      await progress.end()
      return found
    })

const batch = 500

const closeComparison = (needs: SettlementNeeds, run: Run, found: readonly NewDifference[]): Promise<Outcome<null>> =>
  needs.door.write({ actor: starterOf(run), does: 'statement.compared', needs: null }, async ({ tx, now, record }) => {
    await runs.declareRun(tx, run.no)
    for (let first = 0; first < found.length; first += batch)
      await insertDifferences(tx, run.no, first + 1, found.slice(first, first + batch))
    await runs.finishRun(tx, run.no, now)
    await record({
      object: { kind: 'statement', id: run.statementId },
      jurisdiction: run.jurisdictionId,
      after: { differences: found.length },
    })
    return ok(null)
  })

import { type CopyConnection, type Outcome, ok, openCopy, refuse, type Tx } from '../../../kernel/index.ts'
import { adjustmentsOf, type Base } from '../../rules/adjustments.ts'
import { type Entry, entriesOf } from '../../rules/entries.ts'
import { type Faults, refuseFaults } from '../../rules/faults.ts'
import { citationOf } from '../../rules/life.ts'
import { attemptsMax, type Run } from '../../rules/run.ts'
import type { Share } from '../../rules/share.ts'
import { type BilledUnit, readSystems } from '../../store/billed.ts'
import * as store from '../../store/runs.ts'
import { withWriters } from '../../store/writing.ts'
import { adjustmentFacts } from '../adjusting.ts'
import type { SettlementNeeds } from '../needs.ts'
import { type Governed, type Grounds, type Prepared, prepareOn, readGrounds } from '../reckoning.ts'
import { type Carried, carryOut, type Portion } from './carry.ts'
import { type Progress, progressOf } from './progress.ts'
import { exportSnapshot, threadsFor } from './threads.ts'

/**
 * Carries out the accounting of a run: reckons every unit from one snapshot, writes lines, entries, shares and adjustments. Nobody's statement until it is closed
 * through the door. A run that an earlier process left is begun anew. Refuses, naming every place, when a charged day has no price or one of another kind.
 */
export async function accountRun(needs: SettlementNeeds, run: Run, governed: Governed): Promise<Outcome<null>> {
  const { db } = needs
  const sight = { jurisdictionId: run.jurisdictionId, all: true, organisationIds: [], providerId: null }
  const { carried, entries } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const grounds = await readGrounds(needs, tx, { sight, cycle: governed.cycle }, governed)
      const prepared = prepareOn(needs, grounds, governed)
      const units = await prepared.units(tx)
      const known = entriesOf({ ...things(prepared), systems: await readSystems(tx, prepared.query) })
      const progress = progressOf(needs, run, units)
      const carried = await carryAll(needs, tx, { run, governed, grounds, units, entries: known, progress })
      await progress.end()
      return { carried, entries: known }
    })
  const faults = joined(carried.map(({ faults }) => faults))
  if (faults.count > 0) return refuseFaults(faults, citationOf(governed.regime, governed.charging.cites.by))
  await writeRest(
    needs,
    run,
    governed,
    [...entries, ...carried.flatMap(({ rulings }) => rulings)],
    carried.flatMap(({ shares }) => shares),
  )
  return ok(null)
}

const things = ({ tables }: Prepared) => ({
  items: [...tables.items.values()],
  pools: [...tables.pools.values()],
  providers: [...tables.providers.values()],
  rates: tables.rates,
})

interface Carrying {
  readonly run: Run
  readonly governed: Governed
  readonly grounds: Grounds
  readonly units: readonly BilledUnit[]
  readonly entries: readonly Entry[]
  readonly progress: Progress
}

/** In this thread where there is little to do, else in several, each with a part of the units. */
async function carryAll(needs: SettlementNeeds, tx: Tx, carrying: Carrying): Promise<Carried[]> {
  const { run, governed, grounds, units, entries, progress } = carrying
  const threads = needs.threads === null ? 0 : threadsFor(units.reduce((sum, { resources }) => sum + resources, 0))
  const parts = partsOf(units, Math.max(1, threads))
  const portions = parts.map(
    ({ units, firstShare }, index): Portion => ({
      ...{ runNo: run.no, grounds, units, firstShare, entries, numbering: { first: index + 1, step: parts.length } },
      governed: { regime: governed.regime, charging: governed.charging },
    }),
  )
  if (needs.threads !== null && threads > 0) return needs.threads.carry(needs.db, await exportSnapshot(tx), portions, progress.tell)
  return withWriters(
    () => openCopy(needs.db),
    async (writers) => {
      const carried: Carried[] = []
      for (const portion of portions) carried.push(await carryOut(needs, [tx], writers, portion, progress.tell))
      return carried
    },
  )
}

/** The units in so many runs one after the other, with about as many resources each. */
function partsOf(units: readonly BilledUnit[], count: number): { units: BilledUnit[]; firstShare: number }[] {
  const whole = units.reduce((sum, { resources }) => sum + resources, 0)
  const parts = Array.from({ length: count }, () => ({ units: [] as BilledUnit[], firstShare: 1 }))
  let held = 0
  units.forEach((unit, index) => {
    const part = parts[Math.min(count - 1, Math.floor((held * count) / Math.max(1, whole)))]
    if (part?.units.length === 0) part.firstShare = index + 1
    part?.units.push(unit)
    held += unit.resources
  })
  return parts.filter((part) => part.units.length > 0)
}

const joined = (faults: readonly Faults[]): Faults => ({
  count: faults.reduce((sum, { count }) => sum + count, 0),
  basis: faults.some(({ basis }) => basis),
  shown: faults.flatMap(({ shown }) => shown),
})

/** Entries, shares and adjustments: what there is little of. */
async function writeRest(
  needs: SettlementNeeds,
  run: Run,
  { regime, cycle }: Governed,
  entries: readonly Entry[],
  shares: readonly Share[],
): Promise<void> {
  await needs.db.transaction().execute(async (tx) => {
    await store.declareRun(tx, run.no)
    await store.insertEntries(tx, run.no, entries)
    await store.insertShares(tx, run.no, shares)
    if (regime.adjustments.length === 0) return
    const bases: Base[] = await store.readBases(tx, run.no)
    const factsOf = await adjustmentFacts(tx, regime, bases, cycle)
    await store.insertAdjustments(tx, run.no, adjustmentsOf(regime, bases, factsOf))
  })
}

/**
 * Works on a run as long as nobody else does: an advisory lock of a connection of its own, which goes with the process, says who. `anew`: an earlier process left it; what that had written is taken
 * back, and after some attempts it is given up. What is refused ends the run, with nothing left of it. Null: somebody else is at it, or it has ended.
 */
export async function aloneOn(
  needs: SettlementNeeds,
  { id, no }: Run,
  anew: boolean,
  work: (connection: CopyConnection, run: Run) => Promise<Outcome<null>>,
): Promise<Outcome<null> | null> {
  const { db, clock } = needs
  const connection = await openCopy(db)
  try {
    const held = await connection.ask(`select pg_try_advisory_lock(hashtext('zhengyun.run'), $1) as held`, [no])
    if (held[0]?.held !== true) return null
    if (anew) await store.beginAnew(db, no)
    const run = await store.findRun(db, id)
    if (run?.state !== 'running') return null
    const done =
      run.attempts > attemptsMax
        ? refuse('statement.run-broken', { facts: { attempts: String(attemptsMax) } })
        : await work(connection, run)
    if (!done.ok) {
      await store.takeBack(db, no)
      await store.failRun(db, no, done.refusal, clock.now())
    }
    return done
  } finally {
    await connection.end()
  }
}

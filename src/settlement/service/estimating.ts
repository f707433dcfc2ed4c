import { type Day, earlier, type Fault, type Id, type Outcome, ok, plusDays, type Tx, today } from '../../kernel/index.ts'
import { type Cycle, lastDayOf } from '../rules/cycle.ts'
import { byCategory, type CategoryRow, type EstimateRow } from '../rules/estimate.ts'
import type { Foreseen } from '../rules/foreseen.ts'
import { readSealed } from '../store/foreseen.ts'
import { type EstimateGrounds, foreseenIn, reckonIn, type Wanted } from './foreseeing.ts'
import { cycleOn, type SettlementNeeds } from './needs.ts'

/** What a cycle will cost. */
export interface Estimate {
  readonly cycle: Cycle
  readonly regimeId: string
  readonly rows: readonly EstimateRow[]
  readonly grounds: EstimateGrounds
  /** Resources that are left out, and the first of the reasons. */
  readonly leftOut: number
  readonly faults: readonly Fault[]
}

/** What a cycle has cost so far and what it will cost until its end. */
export interface Accrual {
  readonly cycle: Cycle
  /** The last day that is counted as it was. */
  readonly through: Day
  /** The sealed statement that the amounts are of; null: reckoned anew. */
  readonly statementId: Id | null
  readonly adjustedFen: bigint
  readonly accrued: readonly CategoryRow[]
  readonly rest: readonly CategoryRow[]
  readonly leftOut: number
}

/** Reads what is approved and not charged yet, from the snapshot that all is reckoned from. */
export type Foresee = (tx: Tx) => Promise<Foreseen>

/** Estimates of cycles to come and of the rest of the running one: bills of the one engine, with what is assumed of days to come. */
export const createEstimating = (needs: SettlementNeeds) => ({
  /** The cycle in which a day lies will cost so much, as things stand today. Refuses with `statement.no-cycle` where there is none. */
  async estimate(jurisdictionId: Id, on: Day, foresee: Foresee): Promise<Outcome<Estimate>> {
    const governed = await cycleOn(needs, jurisdictionId, on)
    if (!governed.ok) return governed
    const { cycle, regime } = governed.value
    const reckoned = await inSnapshot(needs, async (tx) =>
      foreseenIn(needs, tx, { jurisdictionId, governed: governed.value, window: cycle }, await foresee(tx)),
    )
    return ok({ cycle, regimeId: regime.id, ...reckoned })
  },

  /** What the cycle of a day has come to by today (by its end, where it is over), and the rest of it. */
  async accrue(jurisdictionId: Id, on: Day, foresee: Foresee): Promise<Outcome<Accrual>> {
    const governed = await cycleOn(needs, jurisdictionId, on)
    if (!governed.ok) return governed
    const { cycle } = governed.value
    const through = earlier(today(needs.clock), lastDayOf(cycle))
    return ok(await inSnapshot(needs, (tx) => accruedIn(needs, tx, { jurisdictionId, governed: governed.value, through }, foresee)))
  },
})

const inSnapshot = <T>({ db }: Pick<SettlementNeeds, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(work)

async function accruedIn(
  needs: SettlementNeeds,
  tx: Tx,
  { jurisdictionId, governed, through }: Omit<Wanted, 'window'> & { readonly through: Day },
  foresee: Foresee,
): Promise<Accrual> {
  const { cycle } = governed
  const next = plusDays(through, 1)
  const sealed = await readSealed(tx, jurisdictionId, cycle)
  if (sealed) {
    const { statementId, adjustedFen, rows } = sealed
    return { cycle, through: lastDayOf(cycle), statementId, adjustedFen, accrued: byCategory(rows), rest: [], leftOut: 0 }
  }
  const soFar = await reckonIn(needs, tx, { jurisdictionId, governed, window: { from: cycle.from, until: next } }, { assumed: false })
  const rest =
    next < cycle.until
      ? (await foreseenIn(needs, tx, { jurisdictionId, governed, window: { from: next, until: cycle.until } }, await foresee(tx))).rows
      : []
  const accrued = byCategory(soFar.rows)
  return { cycle, through, statementId: null, adjustedFen: 0n, accrued, rest: byCategory(rest), leftOut: soFar.leftOut }
}

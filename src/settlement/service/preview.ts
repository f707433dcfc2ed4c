import type { OfficeActor } from '../../identity/index.ts'
import { type Day, earlier, type Fault, type Id, type Outcome, ok, plusDays, refuse, type Tx, today } from '../../kernel/index.ts'
import { type Cycle, lastDayOf } from '../rules/cycle.ts'
import type { StatementLine } from '../rules/statement.ts'
import { cycleOn, type SettlementNeeds } from './needs.ts'
import { sumUp } from './sums.ts'

/** What the running cycle costs so far; nothing of it is stored. */
export interface Preview {
  readonly note: string
  readonly from: Day
  readonly to: Day
  /** The last day that is counted: today. */
  readonly through: Day
  readonly total: string
  readonly apart: string
  readonly excluded: string
  readonly deducted: string
  readonly lineCount: number
  readonly systems: readonly { readonly id: Id; readonly name: string; readonly amount: string }[]
  /** The first lines. */
  readonly lines: readonly StatementLine[]
  /** Why some resources are not in it: the prices that are missing. */
  readonly faults: readonly Fault[]
}

/** The estimate of the cycle that runs today, over what the actor sees. */
export async function previewOf(needs: SettlementNeeds, actor: OfficeActor, organisationId?: Id): Promise<Outcome<Preview>> {
  const { jurisdictionId } = actor
  if (jurisdictionId === null) return refuse('statement.no-cycle', { facts: { on: today(needs.clock) } })
  const through = today(needs.clock)
  const governed = await cycleOn(needs, jurisdictionId, through)
  if (!governed.ok) return governed
  const { cycle } = governed.value
  const soFar = { from: cycle.from, until: plusDays(through, 1) }
  const sums = await needs.db
    .transaction()
    .setAccessMode('read only')
    // Contracts' ceilings and lines from one snapshot.
    .setIsolationLevel('repeatable read')
    .execute((tx) => sumUp(needs, tx, { sight: actor.sight, cycle: soFar, organisationId }, governed.value))
  return ok({
    note: `预估：按今天（${through}）已有的分配和价格计算，不作为结算依据`,
    from: cycle.from,
    to: lastDayOf(cycle),
    through,
    ...sums,
  })
}

/** What each system of a jurisdiction costs in the cycle of a day, up to today at most, under the measure that binds it; nothing is stored. */
export async function billIn(
  needs: SettlementNeeds,
  tx: Tx,
  jurisdictionId: Id,
  on: Day,
): Promise<Outcome<Pick<Preview, 'systems' | 'faults'> & { readonly cycle: Cycle }>> {
  const governed = await cycleOn(needs, jurisdictionId, on)
  if (!governed.ok) return governed
  const { cycle } = governed.value
  const sight = { jurisdictionId, all: true, organisationIds: [], providerId: null }
  const soFar = { from: cycle.from, until: earlier(cycle.until, plusDays(today(needs.clock), 1)) }
  const { systems, faults } = await sumUp(needs, tx, { sight, cycle: soFar }, governed.value)
  return ok({ systems, faults, cycle })
}

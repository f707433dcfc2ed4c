import type { OfficeActor } from '../../identity/index.ts'
import {
  addFen,
  type Day,
  earlier,
  type Fault,
  type Fen,
  fen,
  formatYuan,
  type Id,
  type Outcome,
  ok,
  plusDays,
  refuse,
  type Tx,
  today,
  zeroFen,
} from '../../kernel/index.ts'
import { type Cycle, lastDayOf } from '../cycle.ts'
import type { StatementLine } from '../statement.ts'
import { inWords, type Reckoned, reckon, toLine } from './accounting.ts'
import { cycleOn, type SettlementNeeds } from './needs.ts'

/** What the running cycle costs so far; nothing of it is stored. */
export interface Preview {
  readonly note: string
  readonly from: Day
  readonly to: Day
  /** The last day that is counted: today. */
  readonly through: Day
  readonly total: string
  readonly excluded: string
  readonly deducted: string
  readonly lineCount: number
  readonly systems: readonly { readonly id: Id; readonly name: string; readonly amount: string }[]
  /** The first lines. */
  readonly lines: readonly StatementLine[]
  /** Why some resources are not in it: the prices that are missing. */
  readonly faults: readonly Fault[]
}

const linesPreviewed = 500

/** The estimate of the cycle that runs today, over what the actor sees. */
export async function previewOf(needs: SettlementNeeds, actor: OfficeActor, organisationId?: Id): Promise<Outcome<Preview>> {
  const { jurisdictionId } = actor
  if (jurisdictionId === null) return refuse('statement.no-cycle', { facts: { on: today(needs.clock) } })
  const through = today(needs.clock)
  const governed = await cycleOn(needs, jurisdictionId, through)
  if (!governed.ok) return governed
  const { cycle, charging } = governed.value
  const soFar = { from: cycle.from, until: plusDays(through, 1) }
  const sums = await needs.db
    .transaction()
    .setAccessMode('read only')
    // Contracts' ceilings and lines from one snapshot.
    .setIsolationLevel('repeatable read')
    .execute((tx) => sumUp(reckon(needs, tx, { sight: actor.sight, cycle: soFar, organisationId }, governed.value), charging.by))
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
  const { cycle, charging } = governed.value
  const sight = { jurisdictionId, all: true, organisationIds: [], providerId: null }
  const soFar = { from: cycle.from, until: earlier(cycle.until, plusDays(today(needs.clock), 1)) }
  const { systems, faults } = await sumUp(reckon(needs, tx, { sight, cycle: soFar }, governed.value), charging.by)
  return ok({ systems, faults, cycle })
}

async function sumUp(reckoned: AsyncIterable<Reckoned>, by: 'month' | 'year') {
  const lines: StatementLine[] = []
  const faults: Fault[] = []
  const systems = new Map<Id, { readonly id: Id; readonly name: string; readonly fen: Fen }>()
  let [lineCount, excluded, deducted] = [0, zeroFen, zeroFen]
  for await (const { resource, charges, faults: found } of reckoned) {
    faults.push(...found.map((fault) => inWords(resource, fault, by)))
    for (const charge of charges) {
      lineCount += 1
      if (lineCount <= linesPreviewed) lines.push(toLine(lineCount, resource, charge))
      if (charge.exclusion) excluded = fen(excluded + charge.full)
      else deducted = fen(deducted + charge.full - charge.amount)
    }
    const { systemId: id, systemName: name } = resource
    systems.set(id, { id, name, fen: addFen([systems.get(id)?.fen ?? zeroFen, ...charges.map(({ amount }) => amount)]) })
  }
  const total = addFen([...systems.values()].map((system) => system.fen))
  const shown = [...systems.values()].map(({ fen: amount, ...system }) => ({ ...system, amount: formatYuan(amount) }))
  return {
    total: formatYuan(total),
    excluded: formatYuan(excluded),
    deducted: formatYuan(deducted),
    lineCount,
    systems: shown,
    lines,
    faults: faults.slice(0, linesPreviewed),
  }
}

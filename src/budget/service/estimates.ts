import type { OfficeActor } from '../../identity/index.ts'
import {
  type Day,
  decodeCursor,
  type Id,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  type Reader,
  refuse,
  timeCursor,
  today,
} from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { Changed, EstimateSum, StoredEstimate } from '../estimate.ts'
import type { BudgetNeeds } from '../needs.ts'
import { assumptionsOf } from '../rules/assumptions.ts'
import { type ApprovedLine, contractsRunningOut } from '../store/approved.ts'
import { insertEstimate, readEstimates, readPairs, readSums, type SumsQuery } from '../store/estimates.ts'
import { changesIn } from './changes.ts'
import { approvedIn, foreseenFrom, usualStart } from './foreseeing.ts'
import { managedBy } from './managing.ts'

export interface EstimateInput {
  /** A day in the cycle that is estimated; null: the cycle after the one that runs. */
  readonly on: Day | null
  /** From when approved lines are charged; null: from the first day of the next month. */
  readonly startsOn: Day | null
  readonly note: string
}

/** How many rows of a comparison are shown, those of the largest differences. */
const changesShown = 500

export const unseenEstimate = () => refuse('request.not-found', { facts: { what: '预算测算' } })

/** Estimates: made, read, compared. */
export const createEstimates = (needs: BudgetNeeds) => ({
  async list(actor: OfficeActor, { limit, after }: { readonly limit: number; readonly after?: string }): Promise<Page<StoredEstimate>> {
    const rows = await readEstimates(needs.db, actor.sight, { limit: limit + 1, after: timeCursor(after) })
    return pageOf(rows, limit, ({ madeAt, id }) => [madeAt, id])
  },

  get: (actor: OfficeActor, id: Id): Promise<Outcome<StoredEstimate>> => seenEstimate(needs.db, actor, id),

  async sums(
    actor: OfficeActor,
    id: Id,
    { limit, after, ...query }: Omit<SumsQuery, 'after'> & { readonly after?: string | undefined },
  ): Promise<Outcome<Page<EstimateSum>>> {
    const estimate = await seenEstimate(needs.db, actor, id)
    if (!estimate.ok) return estimate
    const rows = await readSums(needs.db, actor.sight, id, { ...query, after: decodeCursor(after, 5), limit: limit + 1 })
    return ok(
      pageOf(rows, limit, ({ organisationName, organisationId, category, payer, systemId }) => [
        organisationName,
        organisationId,
        category,
        payer,
        systemId ?? '',
      ]),
    )
  },

  /** What changed since an earlier estimate of the same cycle and why, the largest differences first. */
  async compare(
    actor: OfficeActor,
    later: Id,
    { earlier, organisationId }: { readonly earlier: Id; readonly organisationId?: Id | undefined },
  ): Promise<Outcome<{ readonly count: number; readonly items: readonly Changed[] }>> {
    const [after, before] = [await seenEstimate(needs.db, actor, later), await seenEstimate(needs.db, actor, earlier)]
    if (!after.ok || !before.ok) return unseenEstimate()
    if (after.value.from !== before.value.from || after.value.to !== before.value.to) return refuse('budget.other-cycle', {})
    const changes = changesIn(await readPairs(needs.db, actor.sight, earlier, later, organisationId))
    return ok({ count: changes.length, items: changes.slice(0, changesShown) })
  },

  /**
   * Estimates a cycle to come and keeps it as the next version. It is reckoned from one snapshot before it is written: a province takes a while, and nobody waits for
   * it at the door. Refuses with `budget.cycle-over` a cycle that is over.
   */
  async make(actor: OfficeActor, input: EstimateInput, key: string): Promise<Outcome<StoredEstimate>> {
    const jurisdictionId = managedBy(actor)
    if (!actor.permissions.has('budget.manage'))
      return refuse('permission.denied', { facts: { permission: permissionName('budget.manage') } })
    if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '适用区域' } })
    const reckoned = await reckon(needs, jurisdictionId, input)
    if (!reckoned.ok) return reckoned
    const { estimate, assumptions, startsOn } = reckoned.value
    const written = await needs.door.write(
      { actor, does: 'budget.estimate', needs: 'budget.manage', once: { key, input } },
      async ({ tx, now, record }) => {
        const id = newId()
        const { cycle, regimeId, rows, leftOut, faults } = estimate
        const by = { by: actor.organisationId, byName: actor.organisationName, person: actor.personName, at: now }
        await insertEstimate(tx, {
          id,
          jurisdictionId,
          regimeId,
          cycle,
          startsOn,
          note: input.note,
          assumptions,
          leftOut,
          faults,
          rows,
          ...by,
        })
        const [{ level, unit, version } = unwritten(id)] = await readEstimates(tx, actor.sight, { id, limit: 1 })
        await record({
          object: { kind: 'budget-estimate', id },
          jurisdiction: jurisdictionId,
          after: { ...cycle, version, startsOn, level, unit, leftOut },
        })
        return ok({ id })
      },
    )
    return written.ok ? seenEstimate(needs.db, actor, written.value.id) : written
  },
})

const unwritten = (id: Id): never => {
  throw new Error(`estimate ${id} was written and is not there`)
}

async function reckon(needs: BudgetNeeds, jurisdictionId: Id, input: EstimateInput) {
  const { clock, settlement } = needs
  const now = today(clock)
  const running = await settlement.cycleOn(jurisdictionId, now)
  const on = input.on ?? running?.until ?? now
  const startsOn = input.startsOn ?? usualStart(now)
  let lines: readonly ApprovedLine[] = []
  let contracts: readonly string[] = []
  const cycle = await settlement.cycleOn(jurisdictionId, on)
  if (cycle && cycle.until <= now) return refuse('budget.cycle-over', { facts: { from: cycle.from } })
  const estimated = await settlement.estimating.estimate(jurisdictionId, on, async (tx) => {
    lines = await approvedIn(needs, tx, jurisdictionId)
    contracts = cycle ? await contractsRunningOut(tx, jurisdictionId, now, cycle.until) : []
    return foreseenFrom(lines, startsOn)
  })
  if (!estimated.ok) return estimated
  const { grounds, leftOut } = estimated.value
  const of = (effect: ApprovedLine['effect']) => {
    const own = lines.filter((line) => line.effect === effect)
    return { lines: own.length, cases: [...new Set(own.map(({ caseNumber }) => caseNumber))] }
  }
  const assumptions = assumptionsOf({
    ...grounds,
    leftOut,
    startsOn,
    contracts,
    added: of('adds'),
    changed: of('changes'),
    ended: of('ends'),
  })
  return ok({ estimate: estimated.value, assumptions, startsOn })
}

/** The estimate, where the actor sees any of it. */
export async function seenEstimate(reader: Reader, actor: OfficeActor, id: Id): Promise<Outcome<StoredEstimate>> {
  const [estimate] = await readEstimates(reader, actor.sight, { id, limit: 1 })
  return estimate ? ok(estimate) : unseenEstimate()
}

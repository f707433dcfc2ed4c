import type { OfficeActor } from '../../identity/index.ts'
import { type Day, earlier, type Id, newId, type Outcome, ok, plusDays, refuse, today, type Writing } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { Accrual } from '../../settlement/index.ts'
import type { BudgetNeeds } from '../needs.ts'
import { reached } from '../rules/share.ts'
import { accruedAgainst, replaceAccrual, type Watched, watchedCycles } from '../store/accruals.ts'
import { currentBudget } from '../store/budgets.ts'
import { fileFindings } from '../store/findings.ts'
import { sharesOn } from '../store/thresholds.ts'
import { approvedIn, foreseenFrom, usualStart } from './foreseeing.ts'
import { managedBy } from './managing.ts'

/** Reckoning what a cycle has come to: each night, and when somebody asks. */
export const createAccruing = (needs: BudgetNeeds) => ({
  /** Reckons the cycle of a day (today's where none is given) anew. Refuses with `budget.none-issued` where it has no budget. */
  async accrue(actor: OfficeActor, input: { readonly on: Day | null }, key: string): Promise<Outcome<{ readonly through: Day }>> {
    const jurisdictionId = managedBy(actor)
    if (!actor.permissions.has('budget.manage'))
      return refuse('permission.denied', { facts: { permission: permissionName('budget.manage') } })
    const on = input.on ?? today(needs.clock)
    const cycle = jurisdictionId && (await needs.settlement.cycleOn(jurisdictionId, on))
    if (!jurisdictionId || !cycle || (await currentBudget(needs.db, jurisdictionId, cycle)) === null)
      return refuse('budget.none-issued', { facts: { on } })
    const accrual = await reckon(needs, jurisdictionId, on)
    if (!accrual.ok) return accrual
    return needs.door.write({ actor, does: 'budget.accrue', needs: 'budget.manage', once: { key, input } }, (writing) =>
      keep(writing, jurisdictionId, accrual.value),
    )
  },

  /**
   * The nightly job: every cycle with a budget that has begun and was not reckoned up to today (to its end, from its sealed statement) yet. May run at any time, and twice.
   * What breaks of one place holds up no other: it is told at the end.
   */
  async accrueAll(): Promise<void> {
    const broken: unknown[] = []
    for (const watched of await watchedCycles(needs.db, today(needs.clock))) {
      if (isReckoned(watched, today(needs.clock))) continue
      try {
        await accrueOne(needs, watched)
      } catch (error) {
        broken.push(error)
      }
    }
    if (broken.length > 0) throw new AggregateError(broken, `${broken.length} of the budgets could not be reckoned`)
  },
})

/** Nothing can have changed but what is confirmed late: somebody who needs that today asks for it. */
const isReckoned = ({ through, until, statementId, sealedId }: Watched, on: Day): boolean =>
  sealedId === null ? through !== null && through >= earlier(on, plusDays(until, -1)) : statementId === sealedId

async function accrueOne(needs: BudgetNeeds, { jurisdictionId, from }: Watched): Promise<void> {
  const accrual = await reckon(needs, jurisdictionId, from)
  // A measure that has no cycle any more: there is nothing to be held against the budget.
  if (!accrual.ok) return
  await needs.door.write({ actor: platform, does: 'budget.accrue', needs: null }, (writing) => keep(writing, jurisdictionId, accrual.value))
}

const reckon = (needs: BudgetNeeds, jurisdictionId: Id, on: Day): Promise<Outcome<Accrual>> =>
  needs.settlement.estimating.accrue(jurisdictionId, on, async (tx) =>
    foreseenFrom(await approvedIn(needs, tx, jurisdictionId), usualStart(today(needs.clock))),
  )

/** Keeps what was reckoned and files the shares that are reached for the first time. */
async function keep(
  { tx, now, record }: Writing<OfficeActor>,
  jurisdictionId: Id,
  accrual: Accrual,
): Promise<Outcome<{ readonly through: Day }>> {
  const { cycle, through } = accrual
  const budgetId = await currentBudget(tx, jurisdictionId, cycle)
  if (budgetId === null) return refuse('budget.none-issued', { facts: { on: cycle.from } })
  const id = newId()
  if (!(await replaceAccrual(tx, { id, jurisdictionId, at: now, accrual })))
    return refuse('request.changed-meanwhile', { facts: { what: '预算执行' } })
  const shares = await sharesOn(tx, jurisdictionId, through)
  const lines = await accruedAgainst(tx, budgetId, id)
  const findings = lines.flatMap((line) =>
    reached(BigInt(line.accrued), BigInt(line.budget), shares).map((share) => ({ ...line, share, id: newId() })),
  )
  const filed = new Set(
    (await fileFindings(tx, { jurisdictionId, cycle, budgetId, through, at: now }, findings)).map((finding) => finding.id),
  )
  const sealed = accrual.statementId
  await record({
    object: { kind: 'budget-accrual', id },
    jurisdiction: jurisdictionId,
    after: { ...cycle, through, sealed, leftOut: accrual.leftOut, warned: filed.size },
  })
  for (const finding of findings.filter((one) => filed.has(one.id))) {
    const { organisationId, category, payer, share } = finding
    await record({
      object: { kind: 'budget-finding', id: finding.id },
      jurisdiction: jurisdictionId,
      organisation: organisationId,
      after: { category, payer, share, through },
    })
  }
  return ok({ through })
}

/** Who acts at night: recorded as the platform itself. */
const platform: OfficeActor = {
  personId: '00000000-0000-0000-0000-000000000000',
  personName: '平台',
  organisationId: '00000000-0000-0000-0000-000000000000',
  organisationName: '平台',
  permissions: new Set(),
  jurisdictionId: null,
  parties: [],
  posts: [],
  sight: { jurisdictionId: null, all: false, organisationIds: [], providerId: null },
  mustChangePassword: false,
  from: { ip: 'local', requestId: 'budget' },
}

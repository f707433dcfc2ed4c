import type { OfficeActor } from '../../identity/index.ts'
import {
  type Day,
  decodeCursor,
  type Fen,
  firstOfMonth,
  formatYuan,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  plusMonths,
  refuse,
  timeCursor,
  today,
} from '../../kernel/index.ts'
import type { BudgetFinding, Execution, Threshold, Used, UsedLine } from '../execution.ts'
import type { BudgetNeeds } from '../needs.ts'
import { inOrder, reached, shareFaults, shareOf } from '../rules/share.ts'
import { currentBudget, type LinesQuery, readBudgets } from '../store/budgets.ts'
import * as store from '../store/execution.ts'
import { readFindings } from '../store/findings.ts'
import { beginThreshold, sharesOn, thresholdsOf } from '../store/thresholds.ts'
import { managedBy } from './managing.ts'

export interface ThresholdInput {
  readonly from: Day
  /** Percent. */
  readonly shares: readonly string[]
  readonly reason: string
}

const yuan = (amount: bigint): string => formatYuan(amount as Fen)

/** How budgets are used, who was warned, and at which shares. */
export const createExecution = (needs: BudgetNeeds) => ({
  /** Of the cycle of a day (today's where none is given). Refuses with `budget.none-issued` where it has no issued budget. */
  async execution(actor: OfficeActor, on: Day | null): Promise<Outcome<Execution>> {
    const found = await watched(needs, actor, on)
    if (!found.ok) return found
    const { budget, accrual, jurisdictionId, cycle } = found.value
    const sums = await store.readUsedSums(needs.db, actor.sight, budget.id, accrual?.id ?? null)
    const months = accrual ? await store.readUsedMonths(needs.db, actor.sight, accrual.id) : []
    const used = (payer: Payer) =>
      usedOf(
        sums.find((sum) => sum.payer === payer),
        months.filter((month) => month.payer === payer),
        budget.from,
      )
    const paid = actor.sight.all ? await store.paidIn(needs.db, jurisdictionId, cycle) : null
    return ok({
      ...{ budgetId: budget.id, number: budget.number, from: budget.from, to: budget.to },
      ...{
        through: accrual?.through ?? null,
        reckonedAt: accrual?.reckonedAt ?? null,
        sealed: accrual !== null && accrual.statementId !== null,
      },
      leftOut: actor.sight.all ? (accrual?.leftOut ?? 0) : 0,
      whole: actor.sight.all,
      ...{ level: used('level'), unit: used('unit') },
      paid: paid && yuan(BigInt(paid.paid)),
      adjusted: paid && yuan(BigInt(accrual?.adjusted ?? 0) + BigInt(paid.corrected)),
    })
  },

  async lines(
    actor: OfficeActor,
    on: Day | null,
    { limit, after, ...query }: Omit<LinesQuery, 'after'> & { readonly after?: string | undefined },
  ): Promise<Outcome<Page<UsedLine>>> {
    const found = await watched(needs, actor, on)
    if (!found.ok) return found
    const { budget, accrual, jurisdictionId } = found.value
    const shares = await sharesOn(needs.db, jurisdictionId, accrual?.through ?? today(needs.clock))
    const rows = await store.readUsedLines(needs.db, actor.sight, budget.id, accrual?.id ?? null, {
      ...query,
      after: decodeCursor(after, 4),
      limit: limit + 1,
    })
    const page = pageOf(rows, limit, ({ organisationName, organisationId, category, payer }) => [
      organisationName,
      organisationId,
      category,
      payer,
    ])
    return ok({ ...page, items: page.items.map((row) => lineOf(row, shares)) })
  },

  async findings(actor: OfficeActor, { limit, after }: { readonly limit: number; readonly after?: string }): Promise<Page<BudgetFinding>> {
    const rows = await readFindings(needs.db, actor.sight, { after: timeCursor(after), limit: limit + 1 })
    return pageOf(rows, limit, ({ foundAt, id }) => [foundAt, id])
  },

  /** The shares that count today, and all that were set. */
  async thresholds(actor: OfficeActor): Promise<{ readonly shares: readonly string[]; readonly items: readonly Threshold[] }> {
    const { jurisdictionId } = actor
    if (jurisdictionId === null) return { shares: [], items: [] }
    return { shares: await sharesOn(needs.db, jurisdictionId, today(needs.clock)), items: await thresholdsOf(needs.db, jurisdictionId) }
  },

  /** Sets from which shares on somebody is warned, from a day on. Refuses with `budget.threshold-newer` a day on or before the first day of the last ones. */
  setThreshold: (actor: OfficeActor, input: ThresholdInput, key: string): Promise<Outcome<Threshold>> =>
    needs.door.write({ actor, does: 'budget.set-threshold', needs: 'budget.manage', once: { key, input } }, async ({ tx, now, record }) => {
      const jurisdictionId = managedBy(actor)
      if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '适用区域' } })
      const faults = shareFaults(input.shares)
      if (faults.length > 0) return refuse('request.invalid', { faults })
      const [newest] = await thresholdsOf(tx, jurisdictionId)
      if (newest && input.from <= newest.from) return refuse('budget.threshold-newer', { facts: { from: newest.from } })
      const [id, shares] = [newId(), inOrder(input.shares)]
      const { from, reason } = input
      await beginThreshold(tx, jurisdictionId, { id, from, shares, reason, by: actor.organisationId, person: actor.personName, at: now })
      await record({
        object: { kind: 'budget-threshold', id },
        jurisdiction: jurisdictionId,
        before: newest ?? null,
        after: { from, shares, reason },
      })
      return ok({ id, from, to: null, shares, reason, setBy: actor.organisationName, setByPerson: actor.personName, setAt: now })
    }),
})

type Payer = 'level' | 'unit'

/** The budget that counts for the cycle of a day, and what is kept of its use. */
async function watched({ db, clock, settlement }: BudgetNeeds, actor: OfficeActor, asked: Day | null) {
  const { jurisdictionId } = actor
  const on = asked ?? today(clock)
  const none = () => refuse('budget.none-issued', { facts: { on } })
  const cycle = jurisdictionId === null ? null : await settlement.cycleOn(jurisdictionId, on)
  if (jurisdictionId === null || cycle === null) return none()
  const id = await currentBudget(db, jurisdictionId, cycle)
  // Its sums are not told here, its lines only by sight: a unit without a line may still have spent something.
  const [budget] = id === null ? [] : await readBudgets(db, { ...actor.sight, all: true }, { id, limit: 1 })
  const accrual = await store.keptAccrual(db, jurisdictionId, cycle)
  return budget ? ok({ budget, accrual, jurisdictionId, cycle }) : none()
}

function sharesOf({ budget, accrued, rest }: Pick<store.UsedSums, 'budget' | 'accrued' | 'rest'>) {
  const [whole, used, expected] = [BigInt(budget), BigInt(accrued), BigInt(accrued) + BigInt(rest)]
  return {
    budget: yuan(whole),
    accrued: yuan(used),
    forecast: yuan(expected),
    share: shareOf(used, whole),
    forecastShare: shareOf(expected, whole),
  }
}

function usedOf(sums: store.UsedSums | undefined, months: readonly store.UsedMonth[], from: Day): Used {
  const named = months.map(({ month, accrued, rest }) => ({
    month: plusMonths(firstOfMonth(from), month),
    accrued: yuan(BigInt(accrued)),
    rest: yuan(BigInt(rest)),
  }))
  return { ...sharesOf(sums ?? { budget: '0', accrued: '0', rest: '0' }), months: named }
}

function lineOf({ organisationId, organisationName, category, payer, ...sums }: store.UsedRow, shares: readonly string[]): UsedLine {
  const warned = reached(BigInt(sums.accrued), BigInt(sums.budget), shares).at(-1) ?? null
  return { organisationId, organisationName, category, payer, ...sharesOf(sums), warned }
}

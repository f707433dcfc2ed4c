import type { OfficeActor } from '../../identity/index.ts'
import {
  decodeCursor,
  type Fault,
  fen,
  formatYuan,
  type Id,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  plusDays,
  refuse,
  type Tx,
  timeCursor,
  type Writing,
  yuan,
} from '../../kernel/index.ts'
import { type Budget, type BudgetLine, budgetStates, type LineInput } from '../budget.ts'
import type { BudgetNeeds } from '../needs.ts'
import * as store from '../store/budgets.ts'
import { seenEstimate } from './estimates.ts'
import { managedBy } from './managing.ts'

export interface DraftInput {
  readonly estimateId: Id
  /** Why, where the cycle has an issued budget that this one adjusts. */
  readonly reason: string | null
}

const unseen = () => refuse('request.not-found', { facts: { what: '预算' } })

/** Budgets: drafted from an estimate, edited, issued, adjusted by others. */
export const createBudgets = (needs: BudgetNeeds) => ({
  async list(actor: OfficeActor, { limit, after }: { readonly limit: number; readonly after?: string }): Promise<Page<Budget>> {
    const rows = await store.readBudgets(needs.db, actor.sight, { limit: limit + 1, after: timeCursor(after) })
    return pageOf(rows, limit, ({ draftedAt, id }) => [draftedAt, id])
  },

  get: (actor: OfficeActor, id: Id): Promise<Outcome<Budget>> => seenBudget(needs, actor, id),

  async lines(
    actor: OfficeActor,
    id: Id,
    { limit, after, ...query }: { readonly limit: number; readonly after?: string; readonly organisationId?: Id },
  ): Promise<Outcome<Page<BudgetLine>>> {
    const budget = await seenBudget(needs, actor, id)
    if (!budget.ok) return budget
    const rows = await store.readBudgetLines(needs.db, actor.sight, id, { ...query, after: decodeCursor(after, 4), limit: limit + 1 })
    return ok(
      pageOf(rows, limit, ({ organisationName, organisationId, category, payer }) => [organisationName, organisationId, category, payer]),
    )
  },

  /** Drafts a budget from an estimate; where the cycle has an issued one, it adjusts that, begins with its amounts and says why. */
  draft: (actor: OfficeActor, input: DraftInput, key: string): Promise<Outcome<Budget>> =>
    needs.door.write({ actor, does: 'budget.draft', needs: 'budget.manage', once: { key, input } }, async (writing) => {
      const { tx, now, record } = writing
      const jurisdictionId = managedBy(actor)
      const estimate = await seenEstimate(tx, actor, input.estimateId)
      if (!estimate.ok || jurisdictionId === null) return refuse('request.not-found', { facts: { what: '预算测算' } })
      const { from, to } = estimate.value
      const cycle = { from, until: plusDays(to, 1) }
      const adjusts = await store.currentBudget(tx, jurisdictionId, cycle)
      if (adjusts !== null && input.reason === null)
        return refuse('budget.reason-needed', { faults: [{ path: '/reason', message: '请写明调整理由' }] })
      const id = newId()
      const by = { by: actor.organisationId, person: actor.personName, at: now }
      const reason = adjusts === null ? null : input.reason
      const begun = await store.insertBudget(tx, { id, jurisdictionId, cycle, estimateId: input.estimateId, adjusts, reason, ...by })
      if (!begun) return refuse('budget.draft-exists')
      await record({
        object: { kind: 'budget', id },
        jurisdiction: jurisdictionId,
        after: { ...cycle, estimateId: input.estimateId, adjusts, reason },
      })
      return written(tx, actor, id)
    }),

  /** Writes lines of a draft; each that is not as estimated, or not as issued before, says why. */
  edit: (
    actor: OfficeActor,
    id: Id,
    { version, lines }: { readonly version: number | null; readonly lines: readonly LineInput[] },
    key: string,
  ): Promise<Outcome<Budget>> =>
    needs.door.write(
      { actor, does: 'budget.edit', needs: 'budget.manage', once: { key, input: { id, version, lines } } },
      async (writing) => {
        const held = await heldDraft(writing, id, version, '修改')
        if (!held.ok) return held
        const asFen = lines.map((line) => ({ ...line, amount: String(yuan(line.amount)) }))
        const faults = lineFaults(asFen, await store.basesOf(writing.tx, held.value, asFen))
        if (faults.length > 0) return refuse('request.invalid', { faults })
        await store.writeLines(writing.tx, held.value, asFen)
        await writing.record({ object: { kind: 'budget', id }, jurisdiction: held.value.jurisdictionId, after: { lines } })
        return written(writing.tx, actor, id)
      },
    ),

  /** Issues a draft (下达): from now on it is what the cycle's bill is held against. */
  issue: (actor: OfficeActor, id: Id, version: number | null, key: string): Promise<Outcome<Budget>> =>
    needs.door.write({ actor, does: 'budget.issue', needs: 'budget.manage', once: { key, input: { id, version } } }, async (writing) => {
      const held = await heldDraft(writing, id, version, '下达')
      if (!held.ok) return held
      await store.markIssued(writing.tx, id, {
        by: actor.organisationId,
        name: actor.organisationName,
        person: actor.personName,
        at: writing.now,
      })
      return recorded(writing, id)
    }),

  /** Takes a draft back, so that another can be drafted. */
  withdraw: (actor: OfficeActor, id: Id, version: number | null, key: string): Promise<Outcome<Budget>> =>
    needs.door.write({ actor, does: 'budget.withdraw', needs: 'budget.manage', once: { key, input: { id, version } } }, async (writing) => {
      const held = await heldDraft(writing, id, version, '撤回')
      if (!held.ok) return held
      await store.markWithdrawn(writing.tx, id)
      return recorded(writing, id)
    }),
})

async function recorded(writing: Writing<OfficeActor>, id: Id): Promise<Outcome<Budget>> {
  const after = await written(writing.tx, writing.actor, id)
  if (!after.ok) return after
  const { from, to, number, level, unit, state } = after.value
  await writing.record({
    object: { kind: 'budget', id },
    jurisdiction: writing.actor.jurisdictionId,
    before: { state: 'draft' },
    after: { from, to, number, level, unit, state },
  })
  return after
}

async function heldDraft(
  { tx, actor }: Writing<OfficeActor>,
  id: Id,
  version: number | null,
  act: string,
): Promise<Outcome<store.HeldBudget>> {
  if (version === null) return refuse('request.version-missing')
  const jurisdictionId = managedBy(actor)
  const held = jurisdictionId === null ? null : await store.lockBudget(tx, jurisdictionId, id)
  if (!held) return unseen()
  if (held.state !== 'draft') return refuse('budget.state', { facts: { state: budgetStates[held.state], act } })
  return held.version === version ? ok(held) : refuse('request.changed-meanwhile', { facts: { what: '预算' } })
}

/** What is wrong with written lines. */
function lineFaults(lines: readonly store.WrittenLine[], bases: readonly (string | null)[]): Fault[] {
  const keys = new Set<string>()
  return lines.flatMap(({ organisationId, category, payer, amount, reason }, at): Fault[] => {
    const base = bases[at] ?? null
    const key = `${organisationId} ${payer} ${category}`
    const twice = keys.has(key)
    keys.add(key)
    if (base === null) return [{ path: `/lines/${at}/organisationId`, message: '没有这个单位，请选择本区域的单位' }]
    if (twice) return [{ path: `/lines/${at}`, message: '同一单位、类别和付款方写了两行，请合并' }]
    if (amount === base || reason !== null) return []
    return [{ path: `/lines/${at}/reason`, message: `金额与${formatYuan(fen(BigInt(base)))}元不同，请写明理由` }]
  })
}

async function seenBudget({ db }: Pick<BudgetNeeds, 'db'>, actor: OfficeActor, id: Id): Promise<Outcome<Budget>> {
  const [budget] = await store.readBudgets(db, actor.sight, { id, limit: 1 })
  return budget ? ok(budget) : unseen()
}

async function written(tx: Tx, actor: OfficeActor, id: Id): Promise<Outcome<Budget>> {
  const [budget] = await store.readBudgets(tx, actor.sight, { id, limit: 1 })
  if (!budget) throw new Error(`budget ${id} was written and is not there`)
  return ok(budget)
}

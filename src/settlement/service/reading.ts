import type { OfficeActor } from '../../identity/index.ts'
import {
  decodeCursor,
  type Fen,
  formatYuan,
  type Id,
  type Instant,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
} from '../../kernel/index.ts'
import type { Adjustment } from '../rules/adjustments.ts'
import type { Run } from '../rules/run.ts'
import { type Ground, type Statement, type StatementLine, type Total, withNotice } from '../rules/statement.ts'
import { type Difference, type DifferenceQuery, newestComparison, readDifferences, sumDifferences } from '../store/differences.ts'
import { type LineFilter, readLines, readMonths, readTotals } from '../store/lines.ts'
import { newestRun, readAdjustments } from '../store/runs.ts'
import { findHeld, type Held, readStatements } from '../store/statements.ts'
import { unseen } from './acts/record.ts'
import { type Explanation, explanationOf } from './explaining.ts'
import type { SettlementNeeds } from './needs.ts'
import { type Preview, previewOf } from './preview.ts'
import { recompute } from './sealing.ts'

export interface PageInput {
  readonly limit: number
  readonly after?: string | undefined
}

/** What a comparison found. */
export interface Differences extends Page<Difference> {
  readonly at: Instant
  /** Who compared, for who sees the whole. */
  readonly by: string | null
  readonly count: number
  readonly before: string
  readonly after: string
}

export interface Verification {
  readonly seal: string
  readonly recomputed: string
  readonly intact: boolean
  readonly says: string
}

/** The reads: each shows what the actor's sight allows. */
export const createReads = (needs: SettlementNeeds) => ({
  async list(actor: OfficeActor, { limit, after }: PageInput): Promise<Page<Statement>> {
    const [before] = decodeCursor(after, 1) ?? []
    const rows = await readStatements(needs.db, actor.sight, { before, limit: limit + 1 })
    const statements = rows.map((row) => withNotice(needs.regimes, row))
    return pageOf(statements, limit, ({ from }) => [from])
  },

  get: (actor: OfficeActor, id: Id): Promise<Outcome<Statement>> => seen(needs, actor, id),

  async lines(actor: OfficeActor, id: Id, { limit, after, ...filter }: LineFilter & PageInput): Promise<Outcome<Page<StatementLine>>> {
    const held = await seenHeld(needs, actor, id)
    if (!held.ok) return held
    const last = Number(decodeCursor(after, 1)?.[0] ?? 0)
    const rows = await readLines(needs.db, held.value.runNo, {
      ...filter,
      sight: actor.sight,
      after: Number.isInteger(last) ? last : 0,
      limit: limit + 1,
    })
    return ok(pageOf(rows, limit, ({ no }) => [String(no)]))
  },

  async totals(actor: OfficeActor, id: Id, by: Ground, organisation?: Id): Promise<Outcome<{ total: string; items: readonly Total[] }>> {
    const statement = await seen(needs, actor, id)
    const held = await seenHeld(needs, actor, id)
    if (!statement.ok || !held.ok) return statement.ok ? unseen() : statement
    return ok({ total: statement.value.total, items: await readTotals(needs.db, held.value.runNo, actor.sight, by, organisation) })
  },

  /** Sums by month and category. */
  async months(actor: OfficeActor, id: Id): Promise<Outcome<readonly (Total & { readonly month: string })[]>> {
    const held = await seenHeld(needs, actor, id)
    return held.ok ? ok(await readMonths(needs.db, held.value.runNo, actor.sight)) : held
  },

  /** Results of evaluation and assessment reports: those of the actor's own organisations, or all for who sees the whole. */
  async adjustments(actor: OfficeActor, id: Id): Promise<Outcome<readonly Adjustment[]>> {
    const held = await seenHeld(needs, actor, id)
    if (!held.ok) return held
    const { all, organisationIds, providerId } = actor.sight
    const found = await readAdjustments(needs.db, held.value.runNo)
    const own = found.filter(({ organisationId }) => all || organisationIds.includes(organisationId) || organisationId === providerId)
    return ok(
      own.map(({ baseFen, amountFen, ...rest }) => ({ ...rest, base: formatYuan(baseFen as Fen), amount: formatYuan(amountFen as Fen) })),
    )
  },

  /** What the newest comparison found, as far as the actor sees it; null where nobody has compared. */
  async differences(
    actor: OfficeActor,
    id: Id,
    { limit, after, ...filter }: Omit<DifferenceQuery, 'after'> & PageInput,
  ): Promise<Outcome<Differences | null>> {
    const held = await seenHeld(needs, actor, id)
    if (!held.ok) return held
    const comparison = await newestComparison(needs.db, id)
    if (!comparison) return ok(null)
    const last = Number(decodeCursor(after, 1)?.[0] ?? 0)
    const rows = await readDifferences(needs.db, comparison.runNo, actor.sight, {
      ...filter,
      limit,
      after: Number.isInteger(last) ? last : 0,
    })
    const sums = await sumDifferences(needs.db, comparison.runNo, actor.sight)
    return ok({ at: comparison.at, by: actor.sight.all ? comparison.by : null, ...sums, ...pageOf(rows, limit, ({ no }) => [String(no)]) })
  },

  /** How far the newest run of the actor's jurisdiction has come; null where there was none, or he does not see the whole. */
  async progress(actor: OfficeActor): Promise<Run | null> {
    return actor.jurisdictionId === null || !actor.sight.all ? null : newestRun(needs.db, actor.jurisdictionId)
  },

  async explain(actor: OfficeActor, id: Id, no: number): Promise<Outcome<Explanation>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const held = await seenHeld(needs, actor, id)
    const [line] = held.ok ? await readLines(needs.db, held.value.runNo, { sight: actor.sight, after: no - 1, limit: 1 }) : []
    if (line?.no !== no) return refuse('request.not-found', { facts: { what: '结算单明细' } })
    return ok(await explanationOf(needs, statement.value, line))
  },

  /** Recomputes the seal from the lines as they are stored now. */
  async verify(actor: OfficeActor, id: Id): Promise<Outcome<Verification>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const held = await findHeld(needs.db, id)
    if (!held?.seal) return refuse('statement.not-sealed')
    const { seal: recomputed, doubtful } = await recompute(needs.db, held)
    const intact = recomputed === held.seal && doubtful.length === 0
    const says = intact
      ? '封存后未被改动：按明细重新计算的摘要与封存时一致'
      : '明细与封存时不一致：结算单在封存后被改动，请立即报告主管部门和审计管理员'
    return ok({ seal: held.seal, recomputed, intact, says })
  },

  preview: (actor: OfficeActor, organisationId?: Id): Promise<Outcome<Preview>> => previewOf(needs, actor, organisationId),
})

/** The statement as the actor sees it. */
export async function seen({ db, regimes }: SettlementNeeds, { sight }: OfficeActor, id: Id): Promise<Outcome<Statement>> {
  const [statement] = await readStatements(db, sight, { id, limit: 1 })
  return statement ? ok(withNotice(regimes, statement)) : unseen()
}

/** The statement itself, where the actor sees any of it. */
export async function seenHeld(needs: SettlementNeeds, actor: OfficeActor, id: Id): Promise<Outcome<Held>> {
  const statement = await seen(needs, actor, id)
  const held = statement.ok ? await findHeld(needs.db, id) : null
  return held ? ok(held) : unseen()
}

import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, fen, formatYuan, type Id, type Outcome, ok, type Page, pageOf, type Reader, refuse } from '../../kernel/index.ts'
import { lastDayOf } from '../cycle.ts'
import { sealing } from '../seal.ts'
import { type Ground, type Statement, type StatementLine, type Total, withNotice } from '../statement.ts'
import { type LineFilter, readLines, readTotals } from '../store/lines.ts'
import { findHeld, type Held, readStatements } from '../store/statements.ts'
import { type Explanation, explanationOf } from './explaining.ts'
import type { SettlementNeeds } from './needs.ts'
import { type Preview, previewOf } from './preview.ts'

export interface PageInput {
  readonly limit: number
  readonly after?: string | undefined
}

export interface Verification {
  readonly seal: string
  readonly recomputed: string
  readonly intact: boolean
  readonly says: string
}

/** Not there, or not to be seen by the actor: nobody is told which. */
export const unseen = () => refuse('request.not-found', { facts: { what: '结算单' } })

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
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const last = Number(decodeCursor(after, 1)?.[0] ?? 0)
    const rows = await readLines(needs.db, id, {
      ...filter,
      sight: actor.sight,
      after: Number.isInteger(last) ? last : 0,
      limit: limit + 1,
    })
    return ok(pageOf(rows, limit, ({ no }) => [String(no)]))
  },

  async totals(actor: OfficeActor, id: Id, by: Ground): Promise<Outcome<{ total: string; items: readonly Total[] }>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    return ok({ total: statement.value.total, items: await readTotals(needs.db, id, actor.sight, by) })
  },

  async explain(actor: OfficeActor, id: Id, no: number): Promise<Outcome<Explanation>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const [line] = await readLines(needs.db, id, { sight: actor.sight, after: no - 1, limit: 1 })
    if (line?.no !== no) return refuse('request.not-found', { facts: { what: '结算单明细' } })
    return ok(await explanationOf(needs, statement.value, line))
  },

  /** Recomputes the seal from the lines as they are stored now. */
  async verify(actor: OfficeActor, id: Id): Promise<Outcome<Verification>> {
    const statement = await seen(needs, actor, id)
    if (!statement.ok) return statement
    const held = await findHeld(needs.db, id)
    if (!held?.seal) return refuse('statement.not-sealed')
    const recomputed = await sealHeld(needs.db, held)
    const intact = recomputed === held.seal
    const says = intact
      ? '封存后未被改动：按明细重新计算的摘要与封存时一致'
      : '明细与封存时不一致：结算单在封存后被改动，请立即报告主管部门和审计管理员'
    return ok({ seal: held.seal, recomputed, intact, says })
  },

  preview: (actor: OfficeActor, organisationId?: Id): Promise<Outcome<Preview>> => previewOf(needs, actor, organisationId),
})

async function seen({ db, regimes }: SettlementNeeds, { sight }: OfficeActor, id: Id): Promise<Outcome<Statement>> {
  const [statement] = await readStatements(db, sight, { id, limit: 1 })
  return statement ? ok(withNotice(regimes, statement)) : unseen()
}

const linesAtOnce = 5000

/** The seal over the statement's lines as they are stored, read in batches. */
export async function sealHeld(db: Reader, held: Held): Promise<string> {
  const hand = sealing({
    statementId: held.id,
    jurisdictionId: held.jurisdictionId,
    regimeId: held.regimeId,
    from: held.from,
    to: lastDayOf(held),
    revision: held.revision,
    lineCount: held.lineCount,
    total: formatYuan(fen(held.totalFen)),
  })
  for (let after = 0; ; ) {
    const lines = await readLines(db, held.id, { sight: null, after, limit: linesAtOnce })
    for (const line of lines) hand.add(line)
    after = lines.at(-1)?.no ?? after
    if (lines.length < linesAtOnce) return hand.seal()
  }
}

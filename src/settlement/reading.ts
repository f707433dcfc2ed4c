import type { OfficeActor } from '../identity/index.ts'
import {
  addFen,
  type Day,
  decodeCursor,
  type Fault,
  type Fen,
  fen,
  formatYuan,
  type Id,
  type Outcome,
  ok,
  type Page,
  pageOf,
  plusDays,
  type Reader,
  refuse,
  today,
  zeroFen,
} from '../kernel/index.ts'
import { inWords, type Reckoned, reckon, toLine } from './accounting.ts'
import { lastDayOf } from './cycle.ts'
import { arithmeticOf, type CitedArticle, groundsOf } from './explain.ts'
import { cycleOn, type SettlementNeeds } from './needs.ts'
import { sealing } from './seal.ts'
import type { Ground, Statement, StatementLine, Total } from './statement.ts'
import { findPrice, type LineFilter, type PriceVersion, readLines, readTotals } from './store/lines.ts'
import { findHeld, type Held, readStatements } from './store/statements.ts'

export interface PageInput {
  readonly limit: number
  readonly after?: string | undefined
}

/** A line and what it rests on: its price version, its articles, its arithmetic. */
export interface Explanation {
  readonly line: StatementLine
  readonly arithmetic: string
  readonly price: PriceVersion | null
  readonly articles: readonly CitedArticle[]
}

export interface Verification {
  readonly seal: string
  readonly recomputed: string
  readonly intact: boolean
  readonly says: string
}

/** What the running cycle costs so far; nothing of it is stored. */
export interface Preview {
  readonly note: string
  readonly from: Day
  readonly to: Day
  /** The last day that is counted: today. */
  readonly through: Day
  readonly total: string
  readonly excluded: string
  readonly lineCount: number
  readonly systems: readonly { readonly id: Id; readonly name: string; readonly amount: string }[]
  /** The first lines. */
  readonly lines: readonly StatementLine[]
  /** Why some resources are not in it: the prices that are missing. */
  readonly faults: readonly Fault[]
}

/** Not there, or not to be seen by the actor: nobody is told which. */
export const unseen = () => refuse('request.not-found', { facts: { what: '结算单' } })
const linesPreviewed = 500

/** The reads: each shows what the actor's sight allows. */
export const createReads = (needs: SettlementNeeds) => ({
  async list(actor: OfficeActor, { limit, after }: PageInput): Promise<Page<Statement>> {
    const [before] = decodeCursor(after, 1) ?? []
    const rows = await readStatements(needs.db, actor.sight, { before, limit: limit + 1 })
    return pageOf(rows, limit, ({ from }) => [from])
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
    const price = line.priceId === null ? null : await findPrice(needs.db, line.priceId)
    const regime = needs.regimes.get(statement.value.regimeId)
    return ok({ line, arithmetic: arithmeticOf(line), price, articles: groundsOf(regime, line) })
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

  async preview(actor: OfficeActor, organisationId?: Id): Promise<Outcome<Preview>> {
    const { jurisdictionId } = actor
    if (jurisdictionId === null) return unseen()
    const through = today(needs.clock)
    const governed = await cycleOn(needs, jurisdictionId, through)
    if (!governed.ok) return governed
    const { cycle, charging, regime } = governed.value
    const soFar = { from: cycle.from, until: plusDays(through, 1) }
    const judge = (facts: Parameters<typeof needs.regimes.judge>[2]) => needs.regimes.judge(regime.id, 'settlement.line', facts)
    const sums = await needs.db
      .transaction()
      .setAccessMode('read only')
      .execute((tx) => sumUp(reckon(tx, { sight: actor.sight, cycle: soFar, organisationId }, charging.by, judge), charging.by))
    return ok({
      note: `预估：按今天（${through}）已有的分配和价格计算，不作为结算依据`,
      from: cycle.from,
      to: lastDayOf(cycle),
      through,
      ...sums,
    })
  },
})

async function seen({ db }: SettlementNeeds, { sight }: OfficeActor, id: Id): Promise<Outcome<Statement>> {
  const [statement] = await readStatements(db, sight, { id, limit: 1 })
  return statement ? ok(statement) : unseen()
}

async function sumUp(reckoned: AsyncIterable<Reckoned>, by: 'month' | 'year') {
  const lines: StatementLine[] = []
  const faults: Fault[] = []
  const systems = new Map<Id, { readonly id: Id; readonly name: string; readonly fen: Fen }>()
  let [lineCount, excluded] = [0, zeroFen]
  for await (const { resource, charges, faults: found } of reckoned) {
    faults.push(...found.map((fault) => inWords(resource, fault, by)))
    for (const charge of charges) {
      lineCount += 1
      if (lineCount <= linesPreviewed) lines.push(toLine(lineCount, resource, charge))
      excluded = fen(excluded + charge.full - charge.amount)
    }
    const { systemId: id, systemName: name } = resource
    systems.set(id, { id, name, fen: addFen([systems.get(id)?.fen ?? zeroFen, ...charges.map(({ amount }) => amount)]) })
  }
  const total = addFen([...systems.values()].map((system) => system.fen))
  const shown = [...systems.values()].map(({ fen: amount, ...system }) => ({ ...system, amount: formatYuan(amount) }))
  return {
    total: formatYuan(total),
    excluded: formatYuan(excluded),
    lineCount,
    systems: shown,
    lines,
    faults: faults.slice(0, linesPreviewed),
  }
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

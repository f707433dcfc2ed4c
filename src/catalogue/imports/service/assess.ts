import { type Day, type Id, type Outcome, ok, type Reader, sha256 } from '../../../kernel/index.ts'
import type { Finding } from '../../../regimes/index.ts'
import type { LineError, Table } from '../../../tables/index.ts'
import { itemsByCode } from '../../items/store.ts'
import type { Judge } from '../../ports.ts'
import { priceFacts } from '../../prices/service.ts'
import { newestPrices, noPrices, pricesOn, type StandingPrices } from '../../prices/store.ts'
import { columnOf, type Existing, type PlannedLine, type PlannedPrice, planImport } from '../plan.ts'
import { readLines } from '../read-lines.ts'

export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The first day of the prices in the file. */
  readonly pricesFrom: Day
}

export interface JudgedLine extends Omit<PlannedLine, 'prices'> {
  readonly prices: readonly (PlannedPrice & { readonly findings: readonly Finding[] })[]
}

/** What importing a file would do. With errors, `lines` holds only those without one of their own. */
export interface Assessment {
  /** SHA-256 of the file. */
  readonly hash: string
  readonly lines: readonly JudgedLine[]
  readonly errors: readonly LineError[]
  readonly existing: Existing
}

interface Place {
  readonly db: Reader
  readonly judge: Judge
  readonly jurisdictionId: Id
  readonly on: Day
  /** Locks the items concerned, in a transaction that will write. */
  readonly locking: boolean
}

/** Compares what was read from a file with what is there and asks the measure about each price. Writes nothing. */
export async function assess(file: ImportFile, table: Table, place: Place): Promise<Outcome<Assessment>> {
  const read = readLines(table.heading, table.rows)
  const codes = read.lines.map(({ item }) => item.code)
  const items = await itemsByCode(place.db, place.jurisdictionId, codes, place.locking)
  const ids = items.map(({ id }) => id)
  const existing = { items, prices: await newestPrices(place.db, ids) }
  const plan = planImport(read.lines, existing, file.pricesFrom)
  const standing = await pricesOn(place.db, ids, file.pricesFrom)
  const priced = new Set(existing.prices.map(({ itemId, kind }) => `${itemId} ${kind}`))
  const judged = await judgePrices(plan.planned, { from: file.pricesFrom, standing, priced }, place)
  const errors = [...read.errors, ...plan.errors, ...judged.errors].sort((a, b) => a.line - b.line)
  return ok({ hash: sha256(file.bytes), lines: judged.lines, errors, existing })
}

/** What stands when the file's prices begin. */
interface Before {
  readonly from: Day
  readonly standing: ReadonlyMap<Id, StandingPrices>
  /** `<item> <kind>` of every price there is. */
  readonly priced: ReadonlySet<string>
}

async function judgePrices(planned: readonly PlannedLine[], before: Before, { judge, jurisdictionId, on }: Place) {
  const lines: JudgedLine[] = []
  const errors: LineError[] = []
  for (const line of planned) {
    const now = before.standing.get(line.itemId ?? '') ?? noPrices
    // A line that sets both prices sets the ceiling first: its final price is held against that.
    const standing = { ceiling: line.ceiling ?? now.ceiling, final: now.final }
    const prices = []
    for (const { kind, amount, ...price } of line.prices) {
      const replaces = before.priced.has(`${line.itemId} ${kind}`)
      const held = kind === 'ceiling' && line.prices.some((other) => other.kind === 'final') ? { ...standing, final: null } : standing
      const facts = priceFacts({ itemName: line.item.name, kind, amount, from: before.from, today: on, replaces, standing: held })
      const { refusal, findings } = await judge({ jurisdictionId, on }, 'price.set', facts)
      if (refusal) errors.push({ line: line.line, column: columnOf[kind], message: refusal.message, remedy: '请按上述规定修改价格' })
      prices.push({ ...price, kind, amount, findings })
    }
    lines.push({ ...line, prices })
  }
  return { lines, errors }
}

import { type Day, type Id, type Outcome, ok, type Reader, sha256 } from '../../../kernel/index.ts'
import type { Finding } from '../../../regimes/index.ts'
import type { LineError, Table } from '../../../tables/index.ts'
import { itemsByCode } from '../../items/store.ts'
import type { Judge } from '../../ports.ts'
import { otherBasis, type PriceSetting, priceFacts, type Standing } from '../../prices/setting.ts'
import { newestPrices, pricesOn, type StandingPrice } from '../../prices/store.ts'
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
  // Files set general prices; what providers negotiated stays as it is.
  const prices = (await newestPrices(place.db, ids)).filter(({ providerId }) => providerId === null)
  const existing = { items, prices }
  const plan = planImport(read, existing, file.pricesFrom)
  const standing = Map.groupBy(await pricesOn(place.db, ids, file.pricesFrom), ({ itemId }) => itemId)
  const priced = new Set(existing.prices.map(({ itemId, kind }) => `${itemId} ${kind}`))
  const judged = await judgePrices(plan.planned, { from: file.pricesFrom, standing, priced }, place)
  const errors = [...read.errors, ...plan.errors, ...judged.errors].sort((a, b) => a.line - b.line)
  return ok({ hash: sha256(file.bytes), lines: judged.lines, errors, existing })
}

/** What stands when the file's prices begin. */
interface Before {
  readonly from: Day
  readonly standing: ReadonlyMap<Id, readonly StandingPrice[]>
  /** `<item> <kind>` of every price there is. */
  readonly priced: ReadonlySet<string>
}

async function judgePrices(planned: readonly PlannedLine[], before: Before, { judge, jurisdictionId, on }: Place) {
  const lines: JudgedLine[] = []
  const errors: LineError[] = []
  for (const line of planned) {
    const prices = []
    for (const price of line.prices) {
      const setting = settingOf(line, price, before, on)
      const basis = otherBasis(setting)
      const { refusal, findings } = await judge({ jurisdictionId, on }, 'price.set', priceFacts(setting))
      const column = columnOf[price.kind]
      if (basis !== null) errors.push({ line: line.line, column, ...incomparable(basis) })
      if (refusal) errors.push({ line: line.line, column, message: refusal.message, remedy: '请按上述规定修改价格' })
      prices.push({ ...price, findings })
    }
    lines.push({ ...line, prices })
  }
  return { lines, errors }
}

/** A line that sets both prices sets the ceiling first: its final price is held against that, and the ceiling against no final price before. */
function settingOf(line: PlannedLine, { kind, tariff }: PlannedPrice, before: Before, on: Day): PriceSetting {
  const now: readonly Standing[] = before.standing.get(line.itemId ?? '') ?? []
  const ceiling = line.ceiling && { kind: 'ceiling' as const, providerId: null, tariff: line.ceiling }
  const finalToo = kind === 'ceiling' && line.prices.some((price) => price.kind === 'final')
  const replaced = (other: Standing) => finalToo && other.kind === 'final' && other.providerId === null
  return {
    ...{ itemName: line.item.name, kind, tariff, providerId: null, from: before.from, today: on },
    replaces: before.priced.has(`${line.itemId} ${kind}`),
    // The first ceiling is the one that counts.
    standing: [...(ceiling ? [ceiling] : []), ...now.filter((other) => !replaced(other))],
  }
}

const incomparable = (basis: string) => ({
  message: `最高限价${basis}计价，与该最终价格无法比较`,
  remedy: '请先按同一计价方式确定最高限价',
})

import { type Fault, type Fen, formatYuan, type Tx } from '../../kernel/index.ts'
import type { Line } from '../engine/lines.ts'
import { type Entry, entriesOf, numbersOf, readingOrder } from '../rules/entries.ts'
import { faultInWords } from '../rules/faults.ts'
import { type EntryTexts, toLine } from '../rules/reading.ts'
import { addTo, noSums } from '../rules/share.ts'
import type { StatementLine } from '../rules/statement.ts'
import { type BilledUnit, type FactsQuery, readSystems } from '../store/billed.ts'
import type { SettlementNeeds } from './needs.ts'
import { type Governed, prepare, type ReckonedResource } from './reckoning.ts'

/** How many lines and faults are shown of what is not stored. */
export const linesPreviewed = 500

/** What all that a query names comes to, with its first lines; nothing is stored. */
export async function sumUp(
  needs: Pick<SettlementNeeds, 'availabilityOf' | 'regimes'>,
  tx: Tx,
  query: FactsQuery,
  governed: Pick<Governed, 'charging' | 'terms' | 'regime'>,
) {
  const prepared = await prepare(needs, tx, query, governed)
  const names = await readSystems(tx, prepared.query)
  const entries = entriesOf({ ...values(prepared.tables), systems: names })
  const show = createShow(entries)
  const systems = new Map(names.map(({ id, name }) => [id, { id, name, fen: 0n }]))
  const faults: Fault[] = []
  const sums = noSums()
  for await (const { unit, resources } of prepared.reckon([tx], await prepared.units(tx), readingOrder(entries))) {
    for (const reckoned of resources) {
      const system = systems.get(reckoned.resource.systemId)
      if (reckoned.faults.length > 0) faults.push(...faultsOf(reckoned, prepared.tables, system?.name ?? '', governed))
      for (const line of reckoned.lines) {
        sums.lines += 1
        addTo(sums, line.ruling, line.full, line.amount)
        if (system && line.ruling.apart === null) system.fen += BigInt(line.amount)
        show.add(unit, reckoned, line)
      }
    }
  }
  return {
    ...{ total: yuan(sums.total), apart: yuan(sums.apart), excluded: yuan(sums.excluded), deducted: yuan(sums.deducted) },
    lineCount: sums.lines,
    systems: [...systems.values()].map(({ fen, ...system }) => ({ ...system, amount: formatYuan(fen as Fen) })),
    lines: show.lines,
    faults: faults.slice(0, linesPreviewed),
  }
}

const yuan = (amount: number): string => formatYuan(BigInt(amount) as Fen)
const values = ({ items, pools, providers, rates }: Awaited<ReturnType<typeof prepare>>['tables']) => ({
  items: [...items.values()],
  pools: [...pools.values()],
  providers: [...providers.values()],
  rates,
})

function faultsOf(
  { resource, faults }: ReckonedResource,
  tables: Awaited<ReturnType<typeof prepare>>['tables'],
  systemName: string,
  { charging }: Pick<Governed, 'charging'>,
): Fault[] {
  const item = tables.items.get(resource.itemId)
  const place = {
    resourceId: resource.id,
    systemName,
    itemName: item?.name ?? '',
    itemCode: item?.code ?? '',
    basis: item?.basis ?? ('month' as const),
  }
  return faults.map((fault) => faultInWords(place, fault, charging.by))
}

/** Lines as people read them, as if they had been written and read back. */
function createShow(entries: readonly Entry[]) {
  const numbers = numbersOf(entries, { first: 1, step: 1 })
  const texts = new Map<string, unknown>(entries.map(({ kind, no, data }) => [`${kind} ${no}`, JSON.parse(data)]))
  const lines: StatementLine[] = []
  return {
    lines: lines as readonly StatementLine[],
    add(unit: BilledUnit, { resource }: ReckonedResource, line: Line) {
      if (lines.length >= linesPreviewed) return
      lines.push(shown(lines.length + 1, unit, resource, line, numbers, texts))
    },
  }
}

function shown(
  no: number,
  unit: BilledUnit,
  resource: ReckonedResource['resource'],
  line: Line,
  numbers: ReturnType<typeof numbersOf>,
  texts: Map<string, unknown>,
): StatementLine {
  const ruling = numbers.ruling(line.ruling)
  texts.set(`ruling ${ruling}`, line.ruling)
  const row = {
    ...{ no, resourceId: resource.id, organisationId: unit.id, organisationName: unit.name },
    system: numbers.of('system', resource.systemId),
    provider: numbers.of('provider', resource.providerId),
    pool: numbers.of('pool', resource.poolId),
    item: numbers.of('item', resource.itemId),
    ...line,
    price: line.rate ? numbers.of('price', line.rate.id) : 0,
    ruling,
  }
  return toLine(row, texts as EntryTexts)
}

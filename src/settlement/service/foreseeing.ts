import { type Day, type Fault, type Id, type Tx, today } from '../../kernel/index.ts'
import type { Metered } from '../engine/billable.ts'
import { dayAt } from '../engine/months.ts'
import { openEnd } from '../engine/spans.ts'
import { type Cycle, spanOf } from '../rules/cycle.ts'
import { createEstimate } from '../rules/estimate.ts'
import { faultInWords, faultsShown } from '../rules/faults.ts'
import { awaitedFrom, changedTo, type Foreseen, keepingPrices } from '../rules/foreseen.ts'
import type { BilledResource, BilledUnit } from '../store/billed.ts'
import { readCarried, readUnitsOf, systemNames } from '../store/foreseen.ts'
import type { Tables } from '../store/tables.ts'
import type { SettlementNeeds } from './needs.ts'
import { type Foresight, type Governed, type Outlook, prepare, type ReckonedResource } from './reckoning.ts'

/** What an estimate took for granted, as far as the reckoning knows it. */
export interface EstimateGrounds {
  /** Resources that run in the cycle, of which so many are known to end in it, and so many are charged by quantities carried on from the year before. */
  readonly running: number
  readonly ending: number
  readonly carried: number
  /** Prices that change within the cycle, and such as end without another to follow and are kept. */
  readonly revisions: readonly { readonly item: string; readonly from: Day }[]
  readonly kept: readonly { readonly item: string; readonly since: Day }[]
}

/** What is to be reckoned. */
export interface Wanted {
  readonly jurisdictionId: Id
  readonly governed: Governed
  /** The days that are reckoned: the cycle or a part of it. */
  readonly window: Cycle
}

/** Reckons days to come: histories run on as they stand, with what is approved and with prices kept. */
export function foreseenIn(needs: SettlementNeeds, tx: Tx, wanted: Wanted, foreseen: Foreseen) {
  const { awaited, startsOn } = foreseen
  const byUnit = Map.groupBy(awaited, ({ organisationId }) => organisationId)
  const on = today(needs.clock)
  const foresight: Foresight = {
    rates: keepingPrices(),
    async resources(units, found) {
      const carried = await readCarried(
        tx,
        found.map(({ id }) => id),
        wanted.window,
        on,
      )
      const changed = found.map((resource) => withCarried(changedTo(resource, foreseen), carried.get(resource.id)))
      return [...changed, ...units.flatMap(({ id }) => byUnit.get(id) ?? []).map((line) => awaitedFrom(line, startsOn))]
    },
  }
  return reckonIn(needs, tx, wanted, { assumed: true, foreseen: foresight }, byUnit)
}

/** What is carried on to days on which the resource is charged no more does not count. */
const withCarried = (resource: BilledResource, carried: readonly Metered[] | undefined): BilledResource =>
  carried === undefined ? resource : { ...resource, metered: carried.filter(({ day }) => day < resource.charged.until) }

/** Sums by system, item and payer of the days that are wanted. */
export async function reckonIn(
  needs: SettlementNeeds,
  tx: Tx,
  { jurisdictionId, governed, window }: Wanted,
  outlook: Outlook,
  awaited: ReadonlyMap<Id, readonly { readonly id: string }[]> = new Map(),
) {
  const sight = { jurisdictionId, all: true, organisationIds: [], providerId: null }
  const prepared = await prepare(needs, tx, { sight, cycle: window }, governed, outlook)
  const { tables } = prepared
  const known = await prepared.units(tx)
  const awaitedIds = new Set([...awaited.values()].flat().map(({ id }) => id))
  const sums = createEstimate(spanOf(governed.cycle))
  const grounds = createGrounds(tables, window)
  const faulty: ReckonedResource[] = []
  let leftOut = 0
  for await (const { unit, resources } of prepared.reckon([tx], [...known, ...(await unitsBeside(tx, known, awaited))])) {
    for (const reckoned of resources) {
      const { resource, lines, faults } = reckoned
      const { systemId, itemId } = resource
      const place = {
        organisationId: unit.id,
        systemId,
        itemId,
        category: tables.items.get(itemId)?.category ?? '',
        awaited: awaitedIds.has(resource.id),
      }
      for (const line of lines) sums.add(place, line)
      if (!place.awaited) grounds.add(reckoned)
      if (faults.length > 0) leftOut += 1
      if (faults.length > 0 && faulty.length < faultsShown) faulty.push(reckoned)
    }
  }
  return { rows: sums.rows(), grounds: grounds.told(), leftOut, faults: await faultsOf(tx, faulty, tables, governed) }
}

/** Units that have nothing on file that is charged, and something that is approved. */
const unitsBeside = (tx: Tx, known: readonly BilledUnit[], awaited: ReadonlyMap<Id, readonly unknown[]>): Promise<BilledUnit[]> => {
  const there = new Set(known.map(({ id }) => id))
  return readUnitsOf(tx, new Map([...awaited].flatMap(([id, lines]) => (there.has(id) ? [] : [[id, lines.length] as const]))))
}

/** Counts what an estimate takes for granted, as its resources pass. */
function createGrounds(tables: Tables, window: Cycle) {
  const { from, until } = spanOf(window)
  const seen = new Set<string>()
  const revisions = new Map<string, { item: string; from: Day }>()
  const kept = new Map<string, { item: string; since: Day }>()
  const counts = { running: 0, ending: 0, carried: 0 }
  const addPrices = (itemId: Id, providerId: Id) => {
    const item = tables.items.get(itemId)?.name ?? ''
    const rates = tables.ratesFor(itemId, providerId)
    for (const rate of rates)
      if (rate.from > from && rate.from < until) revisions.set(`${item} ${rate.from}`, { item, from: dayAt(rate.from) })
    const last = rates.at(-1)
    if (last && last.until !== openEnd && last.until < until) kept.set(`${item} ${last.until}`, { item, since: dayAt(last.until) })
  }
  return {
    add({ resource }: ReckonedResource): void {
      if (resource.charged.from >= until || resource.charged.until <= from) return
      counts.running += 1
      if (resource.charged.until < until) counts.ending += 1
      if (resource.metered.length > 0) counts.carried += 1
      const pair = `${resource.itemId} ${resource.providerId}`
      if (!seen.has(pair)) addPrices(resource.itemId, resource.providerId)
      seen.add(pair)
    },
    told: (): EstimateGrounds => ({ ...counts, revisions: [...revisions.values()], kept: [...kept.values()] }),
  }
}

/** The first faults as people read them. */
async function faultsOf(tx: Tx, faulty: readonly ReckonedResource[], tables: Tables, { charging }: Governed): Promise<Fault[]> {
  const names = await systemNames(tx, [...new Set(faulty.map(({ resource }) => resource.systemId))])
  return faulty.flatMap(({ resource: { id, systemId, itemId }, faults }) => {
    const item = tables.items.get(itemId)
    const place = {
      resourceId: id,
      systemName: names.get(systemId) ?? '',
      itemName: item?.name ?? '',
      itemCode: item?.code ?? '',
      basis: item?.basis ?? ('month' as const),
    }
    return faults.map((fault) => faultInWords(place, fault, charging.by))
  })
}

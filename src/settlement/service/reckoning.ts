import type { Id, Tx } from '../../kernel/index.ts'
import type { ChargingRule, CycleRule, Regime } from '../../regimes/index.ts'
import type { Billable, ChargeFault } from '../engine/billable.ts'
import type { Line } from '../engine/lines.ts'
import type { RateSpan } from '../engine/rate.ts'
import { type Reckoning, reckonInto } from '../engine/reckon.ts'
import { linesOf, newSheet, type Sheet } from '../engine/sheet.ts'
import { openEnd } from '../engine/spans.ts'
import type { Terms } from '../rules/coverage.ts'
import { type Cycle, spanOf } from '../rules/cycle.ts'
import { createVerdicts } from '../rules/rulings.ts'
import { freedIn } from '../rules/shared.ts'
import { type BilledResource, type BilledUnit, type FactsQuery, readUnits } from '../store/billed.ts'
import { type Block, readBlock } from '../store/blocks.ts'
import { readTableRows, type TableRows, type Tables, tablesOf } from '../store/tables.ts'
import { readAhead } from './ahead.ts'
import { type BillingRows, billingOf, readBilling } from './billing.ts'
import { type CoverageRows, coverageOf, readCoverage } from './covering.ts'
import type { SettlementNeeds } from './needs.ts'

/** A cycle, the measure that governs it, what it says of charging, and what was agreed with the providers. */
export interface Governed {
  readonly regime: Regime
  readonly charging: ChargingRule
  readonly rule: CycleRule
  readonly cycle: Cycle
  readonly terms: Terms
}

/** A resource with its lines, or with the reasons why it can have none. */
export interface ReckonedResource {
  readonly resource: BilledResource
  readonly lines: readonly Line[]
  readonly faults: readonly ChargeFault[]
}

/** A unit with all its resources that are charged in the cycle. */
export interface ReckonedUnit {
  readonly unit: BilledUnit
  readonly count: number
  /** To be gone through once: each is reckoned when it is asked for, and nobody holds the lines of all. */
  readonly resources: Iterable<ReckonedResource>
  /** The same for who writes millions of lines: each resource's are on the sheet only while it is told. */
  readonly onSheet: (sheet: Sheet, tell: (resource: BilledResource, faults: readonly ChargeFault[]) => void) => void
}

type Needs = Pick<SettlementNeeds, 'availabilityOf' | 'regimes'>

/** In which order the resources of a unit are told. */
export type Order = (resources: readonly BilledResource[]) => readonly BilledResource[]

/** All that is read once before the units are reckoned. */
export interface Prepared {
  readonly query: FactsQuery
  readonly tables: Tables
  /** The units of the query, in the order of their names. */
  readonly units: (tx: Tx) => Promise<BilledUnit[]>
  /**
   * Reckons some of the units, the resources of each in an order; none: as they come. The readers see one snapshot; where there are several they are used for nothing else meanwhile, and
   * so many blocks are being read while one is worked on.
   */
  readonly reckon: (readers: readonly Tx[], units: readonly BilledUnit[], order?: Order) => AsyncGenerator<ReckonedUnit>
}

const always = [{ from: Number.MIN_SAFE_INTEGER, until: openEnd, quantity: null }]

const nowhere: Pick<Billable, 'unitAt' | 'providerAt'> = { unitAt: [], providerAt: [] }
const nothing: Billable['freed'] = []
const nobody = () => nothing

function kept<T>(known: Map<Id, T>, id: Id, value: T): T {
  known.set(id, value)
  return value
}

/** Remembers what was found for some ids: a hundred thousand resources share a few hundred items, providers and pools, and one nearly always shares them with the one before. */
function remembered<T>(find: (a: Id, b: Id, c: Id) => T): (a: Id, b: Id, c: Id) => T {
  const found = new Map<string, T>()
  let last: { readonly a: Id; readonly b: Id; readonly c: Id; readonly value: T } | null = null
  return (a, b, c) => {
    if (last !== null && last.a === a && last.b === b && last.c === c) return last.value
    const key = `${a} ${b} ${c}`
    const value = found.get(key) ?? find(a, b, c)
    found.set(key, value)
    last = { a, b, c, value }
    return value
  }
}

/** Resources that are read at once: memory does not grow with the number of units. Planning costs the server as much for a block of a thousand as reading it. */
const blockSize = 4_000

/** Sees resources and prices as they will be. */
export interface Foresight {
  /** The resources of some units, from those that are on file. */
  readonly resources: (units: readonly BilledUnit[], found: readonly BilledResource[]) => Promise<readonly BilledResource[]>
  /** The prices that will hold, from all that an item ever had for a provider. */
  readonly rates: (known: readonly RateSpan[]) => readonly RateSpan[]
}

/** What is taken for granted of days that have not come yet. */
export interface Outlook {
  /** Everything is within a contract, supervised and qualified, and nobody stands in a step of a case. */
  readonly assumed: boolean
  /** What is known of days to come and stands in no history yet. */
  readonly foreseen?: Foresight
}

/** What is read before anything is reckoned, the same for all units: plain data, that a thread can be handed. */
export interface Grounds {
  readonly query: FactsQuery
  readonly tables: TableRows
  readonly coverage: CoverageRows
  readonly billing: BillingRows
}

/** Reads from one snapshot what all resources of a query have in common; `tx` must not see other facts later. */
export async function readGrounds(
  needs: Needs,
  tx: Tx,
  query: FactsQuery,
  { terms, regime, charging }: Pick<Governed, 'terms' | 'regime' | 'charging'>,
  { foreseen }: Outlook = { assumed: false },
): Promise<Grounds> {
  const { jurisdictionId } = query.sight
  if (jurisdictionId === null) throw new Error('a bill is reckoned in a jurisdiction')
  const tables = await readTableRows(tx, jurisdictionId, query.cycle, { everyPrice: foreseen !== undefined })
  const { leastMonths, elsewhere } = tablesOf(tables)
  const whole = { ...query, leastMonths: charging.minimum === 'charged' ? leastMonths : 0 }
  return {
    query: whole,
    tables,
    coverage: await readCoverage(tx, terms, query.cycle, leavesOutElsewhere(regime) ? elsewhere : nowhereElse),
    billing: await readBilling(needs, tx, whole, regime),
  }
}

const nowhereElse = () => []
/** Whether the measure leaves out, whatever else holds, what is settled elsewhere: else it may be billed here, and takes its part of the contract. */
const leavesOutElsewhere = ({ rules }: Pick<Regime, 'rules'>): boolean =>
  rules.some(
    ({ id, on, then, when }) =>
      on === 'settlement.line' &&
      then === 'exclude' &&
      when.length === 1 &&
      when.every(({ fact, test }) => fact === 'service.settled-elsewhere' && test.is === 'equal' && test.value === true) &&
      !rules.some(({ excepts }) => excepts.includes(id)),
  )

/** Reads the grounds, and makes ready to reckon on them. */
export const prepare = async (
  needs: Needs,
  tx: Tx,
  query: FactsQuery,
  governed: Pick<Governed, 'charging' | 'terms' | 'regime'>,
  outlook: Outlook = { assumed: false },
): Promise<Prepared> => prepareOn(needs, await readGrounds(needs, tx, query, governed, outlook), governed, outlook)

/** Makes ready to reckon on grounds that were read before, from the same snapshot. */
export function prepareOn(
  needs: Pick<Needs, 'regimes'>,
  { query: whole, ...grounds }: Grounds,
  { charging, regime }: Pick<Governed, 'charging' | 'regime'>,
  { assumed, foreseen }: Outlook = { assumed: false },
): Prepared {
  const tables = tablesOf(grounds.tables)
  const ratesFor: Tables['ratesFor'] = foreseen
    ? (itemId, providerId) => foreseen.rates(tables.ratesFor(itemId, providerId))
    : tables.ratesFor
  const covered = coverageOf(grounds.coverage)
  const elsewhere = leavesOutElsewhere(regime) ? tables.elsewhere : nowhereElse
  const { billed, stood } = billingOf(grounds.billing)
  const verdicts = createVerdicts((facts) => needs.regimes.judge(regime.id, 'settlement.line', facts))
  const cycle = spanOf(whole.cycle)
  const commonOf = remembered((itemId, providerId, poolId) => ({
    basis: tables.items.get(itemId)?.basis ?? ('month' as const),
    rates: ratesFor(itemId, providerId),
    covered: assumed ? () => always : covered({ itemId, providerId }),
    supervised: assumed ? always : (tables.pools.get(poolId)?.supervised ?? []),
    unqualified: assumed ? [] : tables.unqualified({ itemId, providerId, poolId }),
  }))
  const wayFor = (unit: BilledUnit, providerId: Id) => {
    const provider = tables.providers.get(providerId) ?? { id: providerId, name: '' }
    const reckoning: Reckoning = { charging, cycle, verdict: verdicts(billed(unit, provider)) }
    return { reckoning, ...(assumed ? nowhere : stood(unit.id, providerId)) }
  }
  const reckonOne = (
    sheet: Sheet,
    resource: BilledResource,
    freed: Billable['freed'],
    { reckoning, unitAt, providerAt }: ReturnType<typeof wayFor>,
  ) => {
    const { basis, rates, covered, supervised, unqualified } = commonOf(resource.itemId, resource.providerId, resource.poolId)
    const { charged, allocations, metered } = resource
    const facts: Billable = {
      basis,
      charged,
      allocations,
      metered,
      rates,
      covered: covered(resource.id),
      freed,
      supervised,
      unqualified,
      elsewhere: tables.elsewhere(resource),
      unitAt,
      providerAt,
    }
    return reckonInto(sheet, facts, reckoning)
  }
  return {
    query: whole,
    tables,
    units: (tx) => readUnits(tx, whole),
    async *reckon(readers, units, order) {
      const read = (block: readonly BilledUnit[], reader: Tx) =>
        readBlock(
          reader,
          whole,
          block.map(({ id }) => id),
          tables.hasMetered,
        )
      for await (const [block, onFile] of readAhead(blocksOf(units), read, readers)) {
        const resourcesOf = foreseen ? await foreseenOf(foreseen, block, onFile) : onFile.of
        for (const unit of block) {
          const found = resourcesOf(unit.id)
          const own = order ? order(found) : found
          const freed = tables.hasShared ? freedIn(own, ratesFor, elsewhere) : nobody
          const ways = new Map<Id, ReturnType<typeof wayFor>>()
          const way = (providerId: Id) => ways.get(providerId) ?? kept(ways, providerId, wayFor(unit, providerId))
          const reckon = (sheet: Sheet, resource: BilledResource) =>
            reckonOne(sheet, resource, freed(resource.id), way(resource.providerId))
          const sheet = newSheet()
          yield {
            ...{ unit, count: own.length },
            resources: own.values().map((resource) => {
              const faults = reckon(sheet, resource)
              return { resource, lines: linesOf(sheet), faults }
            }),
            onSheet: (sheet, tell) => {
              for (const resource of own) tell(resource, reckon(sheet, resource))
            },
          }
        }
      }
    },
  }
}

/** The resources of each unit of a block as they will be. */
async function foreseenOf(foreseen: Foresight, units: readonly BilledUnit[], { of }: Block): Promise<Block['of']> {
  const all = await foreseen.resources(
    units,
    units.flatMap(({ id }) => of(id)),
  )
  const byUnit = Map.groupBy(all, ({ organisationId }) => organisationId)
  return (unitId) => byUnit.get(unitId) ?? []
}

/** Units one after the other, so many that their resources fill a block. */
function* blocksOf(units: readonly BilledUnit[]): Generator<BilledUnit[]> {
  let block: BilledUnit[] = []
  let held = 0
  for (const unit of units) {
    if (held > 0 && held + unit.resources > blockSize) {
      yield block
      block = []
      held = 0
    }
    block.push(unit)
    held += unit.resources
  }
  if (held > 0) yield block
}

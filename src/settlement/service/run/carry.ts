import type { Fault, Tx } from '../../../kernel/index.ts'
import type { ChargeFault } from '../../engine/billable.ts'
import { type Entry, numbersOf, readingOrder } from '../../rules/entries.ts'
import { type Faults, faultInWords, faultsShown } from '../../rules/faults.ts'
import type { Share } from '../../rules/share.ts'
import type { BilledResource, BilledUnit } from '../../store/billed.ts'
import type { Tables } from '../../store/tables.ts'
import { type Writers, writeRun } from '../../store/writing.ts'
import type { SettlementNeeds } from '../needs.ts'
import { type Governed, type Grounds, prepareOn } from '../reckoning.ts'
import { createShares } from './shares.ts'

/** A part of a run: some of the units. Plain data, so that a thread can be given it. */
export interface Portion {
  readonly runNo: number
  readonly grounds: Grounds
  readonly governed: Pick<Governed, 'regime' | 'charging'>
  readonly units: readonly BilledUnit[]
  /** The share number of the first of the units. */
  readonly firstShare: number
  readonly entries: readonly Entry[]
  /** How rulings are numbered beside other portions. */
  readonly numbering: { readonly first: number; readonly step: number }
}

/** What came of a portion: where there are faults, nothing of it counts. */
export interface Carried {
  readonly shares: readonly Share[]
  readonly rulings: readonly Entry[]
  readonly faults: Faults
}

/** A message to another thread for every unit would cost more than reckoning it. */
const toldAtOnce = 2_000

type Needs = Pick<SettlementNeeds, 'regimes'>

/** Reckons the units of a portion as the readers of one snapshot see them and writes their rows; where there are faults, none. `tell` is told of resources done. */
export async function carryOut(
  needs: Needs,
  readers: readonly Tx[],
  writers: Writers,
  portion: Portion,
  tell: (resources: number) => void,
): Promise<Carried> {
  const { runNo, grounds, governed, units, firstShare, entries, numbering } = portion
  const prepared = prepareOn(needs, grounds, governed)
  const numbers = numbersOf(entries, numbering)
  const faults = createFaults(prepared.tables, entries, governed.charging.by)
  const shares: Share[] = []
  const rows = await writeRun(writers, runNo)
  const write = createShares({ rows, numbers, tables: prepared.tables, faults })
  let [no, resources] = [firstShare - 1, 0]
  for await (const reckoned of prepared.reckon(readers, units, readingOrder(entries))) {
    no += 1
    const share = write(no, reckoned)
    if (share) shares.push(share)
    await rows.flush()
    resources += reckoned.count
    if (resources >= toldAtOnce) {
      tell(resources)
      resources = 0
    }
  }
  tell(resources)
  await rows.close(faults.count() === 0)
  return { shares, rulings: numbers.rulings(), faults: faults.all() }
}

function createFaults(tables: Tables, entries: readonly Entry[], by: Governed['charging']['by']) {
  const shown: Fault[] = []
  let [count, basis] = [0, false]
  const systems = new Map(entries.filter(({ kind }) => kind === 'system').map(({ ref, data }) => [ref, data]))
  const add = (resource: BilledResource, fault: ChargeFault) => {
    count += 1
    basis ||= fault.kind === 'price-basis'
    if (shown.length >= faultsShown) return
    const item = tables.items.get(resource.itemId)
    const system = JSON.parse(systems.get(resource.systemId) ?? '{}') as { readonly name?: string }
    const rate = tables
      .ratesFor(resource.itemId, resource.providerId)
      .find(({ from, until }) => from <= fault.from && fault.from < until)?.rate
    const place = {
      ...{ resourceId: resource.id, systemName: system.name ?? '', itemName: item?.name ?? '', itemCode: item?.code ?? '' },
      basis: rate?.tariff.basis ?? item?.basis ?? ('month' as const),
    }
    shown.push(faultInWords(place, fault, by))
  }
  return {
    add: (resource: BilledResource, faults: readonly ChargeFault[]) => {
      for (const fault of faults) add(resource, fault)
    },
    count: () => count,
    all: (): Faults => ({ count, basis, shown }),
  }
}

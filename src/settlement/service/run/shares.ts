import type { ChargeFault } from '../../engine/billable.ts'
import { monthOf, startOfMonth } from '../../engine/months.ts'
import type { Rate } from '../../engine/rate.ts'
import type { Ruling } from '../../engine/ruling.ts'
import { newSheet, type Sheet } from '../../engine/sheet.ts'
import { hashShare, type LineRecords, lineRecords, type ResourceNumbers, type ShareDigest } from '../../rules/canonical.ts'
import type { Numbers } from '../../rules/entries.ts'
import { addTo, exact, noSums, type Share, type Sums, spread, sumKeys } from '../../rules/share.ts'
import type { BilledResource } from '../../store/billed.ts'
import type { Tables } from '../../store/tables.ts'
import type { MonthRow, RunRows, TotalRow } from '../../store/writing.ts'
import type { ReckonedUnit } from '../reckoning.ts'

/** What shares are written with. */
interface Desk {
  readonly rows: RunRows
  readonly numbers: Numbers
  readonly tables: Pick<Tables, 'items'>
  /** Told of each resource that can have no lines. */
  readonly faults: { add(resource: BilledResource, faults: readonly ChargeFault[]): void }
}
interface Hand extends Desk {
  readonly numbering: ReturnType<typeof createNumbering>
  readonly sheet: Sheet
  readonly records: LineRecords
}

/** Numbers units' resources and lines and writes them, one unit after the other; lines and their records are written in one place again and again. */
export function createShares(desk: Desk) {
  const hand: Hand = { ...desk, numbering: createNumbering(desk.numbers), sheet: newSheet(), records: lineRecords() }
  return (no: number, unit: ReckonedUnit): Share | null => writeShare(hand, no, unit)
}

/** Returns the unit's sums and digest; null where it has no line. */
function writeShare(hand: Hand, no: number, { unit, onSheet }: ReckonedUnit): Share | null {
  const digest = hashShare()
  const sums = createShareSums()
  const { sheet } = hand
  let [count, lines] = [0, 0]
  onSheet(sheet, (resource, faults) => {
    if (faults.length > 0) hand.faults.add(resource, faults)
    if (sheet.count === 0) return
    count += 1
    writeResource(hand, { no, resource: count, firstLine: lines, digest, sums }, resource)
    lines += sheet.count
  })
  if (count === 0) return null
  for (const { key, sums: total } of sums.totals()) hand.rows.total({ share: no, ...key, ...total })
  for (const { key, months } of sums.months()) for (const [month, of] of months) hand.rows.month({ share: no, ...key, month, ...of })
  return { ...exact(sums.whole()), no, organisationId: unit.id, organisationName: unit.name, resources: count, digest: digest.digest() }
}

/** Where in a share a resource is written. */
interface Place {
  readonly no: number
  readonly resource: number
  readonly firstLine: number
  readonly digest: ShareDigest
  readonly sums: ShareSums
}

function writeResource({ rows, numbers, numbering, tables, sheet, records }: Hand, place: Place, resource: BilledResource): void {
  const of = numbering(resource)
  const group = place.sums.of(of.system, of.provider, tables.items.get(resource.itemId)?.category ?? '')
  records.clear()
  let full = 0
  let amount = 0
  for (let line = 0; line < sheet.count; line++) {
    const rate = sheet.rate[line] as Rate | null
    records.take(sheet, line, rate === null ? 0 : numbers.rate(rate), numbers.ruling(sheet.ruling[line] as Ruling))
    full += sheet.full[line] as number
    amount += sheet.amount[line] as number
    addLine(group, sheet, line)
  }
  const bytes = records.bytes()
  place.digest.resource(place.resource, resource.id, of, bytes)
  rows.resource({ share: place.no, no: place.resource, id: resource.id, of, firstLine: place.firstLine, full, amount, lines: bytes })
}

/** The numbers of resources' entries; nearly always those of the resource before. */
function createNumbering(numbers: Numbers) {
  let last: { readonly of: BilledResource; readonly numbers: ResourceNumbers } | null = null
  return (resource: BilledResource): ResourceNumbers => {
    const { systemId, providerId, poolId, itemId } = resource
    const before = last?.of
    if (before?.itemId === itemId && before.poolId === poolId && before.systemId === systemId && before.providerId === providerId)
      return (last as NonNullable<typeof last>).numbers
    const found = {
      system: numbers.of('system', systemId),
      provider: numbers.of('provider', providerId),
      pool: numbers.of('pool', poolId),
      item: numbers.of('item', itemId),
    }
    last = { of: resource, numbers: found }
    return found
  }
}

/** Sums of one system, provider and category, and the months of all systems of that provider and category. */
interface Group {
  readonly key: Pick<TotalRow, 'system' | 'provider' | 'category'>
  readonly sums: Sums
  readonly months: ByMonth['months']
}
interface ByMonth {
  readonly key: Pick<MonthRow, 'provider' | 'category'>
  readonly months: Map<number, Sums>
}
type ShareSums = ReturnType<typeof createShareSums>

const sumsOf = ({ months }: Group, month: number): Sums => {
  const known = months.get(month)
  if (known !== undefined) return known
  const sums = noSums()
  months.set(month, sums)
  return sums
}

/** A line counts as one in the month in which it begins. */
function addLine(group: Group, sheet: Sheet, line: number): void {
  const month = monthOf(sheet.from[line] as number)
  const full = sheet.full[line] as number
  const amount = sheet.amount[line] as number
  const ruling = sheet.ruling[line] as Ruling
  const sums = sumsOf(group, month)
  group.sums.lines += 1
  sums.lines += 1
  addTo(group.sums, ruling, full, amount)
  if ((sheet.until[line] as number) <= startOfMonth(month + 1)) addTo(sums, ruling, full, amount)
  else spreadOver(group, { from: sheet.from[line] as number, until: sheet.until[line] as number, full, amount }, ruling)
}

/** Apart from the function above: what a closure catches is allocated for every line that comes by. */
const spreadOver = (group: Group, line: Parameters<typeof spread>[0], ruling: Ruling): void =>
  spread(line, (month, full, amount) => addTo(sumsOf(group, month), ruling, full, amount))

/** Sums of a share: by system, provider and category; by provider, category and month; of all of it. */
function createShareSums() {
  const groups: Group[] = []
  const byMonth: ByMonth[] = []
  // Resources come system by system: those of the system that is being told.
  let current: Group[] = []
  const monthsOf = (key: ByMonth['key']): ByMonth['months'] => {
    const known = byMonth.find((of) => of.key.provider === key.provider && of.key.category === key.category)
    if (known !== undefined) return known.months
    const months: ByMonth['months'] = new Map()
    byMonth.push({ key, months })
    return months
  }
  const begin = (system: number, provider: number, category: string): Group => {
    const group = { key: { system, provider, category }, sums: noSums(), months: monthsOf({ provider, category }) }
    groups.push(group)
    current.push(group)
    return group
  }
  return {
    of(system: number, provider: number, category: string): Group {
      if (current[0]?.key.system !== system) current = groups.filter(({ key }) => key.system === system)
      return current.find(({ key }) => key.provider === provider && key.category === category) ?? begin(system, provider, category)
    },
    totals: () => groups,
    months: () => byMonth,
    whole(): Sums {
      const whole = noSums()
      for (const { sums } of groups) for (const key of sumKeys) whole[key] += sums[key]
      return whole
    },
  }
}

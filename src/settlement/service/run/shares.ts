import type { Line } from '../../engine/lines.ts'
import { monthOf, startOfMonth } from '../../engine/months.ts'
import { hashShare, type LineRecords, lineRecords, type ResourceNumbers, type ShareDigest } from '../../rules/canonical.ts'
import type { Numbers } from '../../rules/entries.ts'
import { addTo, exact, noSums, type Share, type Sums, spread, sumKeys } from '../../rules/share.ts'
import type { Tables } from '../../store/tables.ts'
import type { RunRows, TotalRow } from '../../store/writing.ts'
import type { ReckonedResource, ReckonedUnit } from '../reckoning.ts'

/** What shares are written with. */
interface Desk {
  readonly rows: RunRows
  readonly numbers: Numbers
  readonly tables: Pick<Tables, 'items'>
  /** Told of each resource that can have no lines. */
  readonly faults: { add(resource: ReckonedResource): void }
}
interface Hand extends Desk {
  readonly numbering: ReturnType<typeof createNumbering>
  readonly records: LineRecords
}

/** Numbers units' resources and lines and writes them, one unit after the other; the records of lines are written in one place again and again. */
export function createShares(desk: Desk) {
  const hand: Hand = { ...desk, numbering: createNumbering(desk.numbers), records: lineRecords() }
  return (no: number, unit: ReckonedUnit): Share | null => writeShare(hand, no, unit)
}

/** Returns the unit's sums and digest; null where it has no line. */
function writeShare(hand: Hand, no: number, { unit, resources }: ReckonedUnit): Share | null {
  const digest = hashShare()
  const months = createMonths(no)
  let [count, lines] = [0, 0]
  for (const reckoned of resources) {
    if (reckoned.faults.length > 0) hand.faults.add(reckoned)
    if (reckoned.lines.length === 0) continue
    count += 1
    writeResource(hand, { no, resource: count, firstLine: lines, digest, months }, reckoned)
    lines += reckoned.lines.length
  }
  if (count === 0) return null
  for (const row of months.rows()) hand.rows.total(row)
  return { ...exact(months.sums()), no, organisationId: unit.id, organisationName: unit.name, resources: count, digest: digest.digest() }
}

/** Where in a share a resource is written. */
interface Place {
  readonly no: number
  readonly resource: number
  readonly firstLine: number
  readonly digest: ShareDigest
  readonly months: Months
}

function writeResource({ rows, numbers, numbering, tables, records }: Hand, place: Place, { resource, lines }: ReckonedResource): void {
  const of = numbering(resource)
  const month = place.months.of(of.system, of.provider, tables.items.get(resource.itemId)?.category ?? '')
  records.clear()
  let full = 0
  let amount = 0
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line
    records.put(line, line.rate === null ? 0 : numbers.rate(line.rate), numbers.ruling(line.ruling))
    full += line.full
    amount += line.amount
    addMonths(month, line)
  }
  const bytes = records.bytes()
  place.digest.resource(place.resource, resource.id, of, bytes)
  rows.resource({ share: place.no, no: place.resource, id: resource.id, of, firstLine: place.firstLine, full, amount, lines: bytes })
}

/** The numbers of resources' entries; nearly always those of the resource before. */
function createNumbering(numbers: Numbers) {
  let last: { readonly of: ReckonedResource['resource']; readonly numbers: ResourceNumbers } | null = null
  return (resource: ReckonedResource['resource']): ResourceNumbers => {
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

/** Sums of one system, provider and category. */
interface Group {
  readonly key: Pick<TotalRow, 'system' | 'provider' | 'category'>
  readonly months: Map<number, Sums>
}
type Months = ReturnType<typeof createMonths>

const sumsOf = ({ months }: Group, month: number): Sums => {
  const known = months.get(month)
  if (known !== undefined) return known
  const sums = noSums()
  months.set(month, sums)
  return sums
}

/** A line counts as one in the month in which it begins. */
function addMonths(group: Group, line: Line): void {
  const month = monthOf(line.from)
  const sums = sumsOf(group, month)
  sums.lines += 1
  if (line.until <= startOfMonth(month + 1)) addTo(sums, line, line.full, line.amount)
  else spreadOver(group, line)
}

/** Apart from the function above: what a closure catches is allocated for every line that comes by. */
const spreadOver = (group: Group, line: Line): void =>
  spread(line, (month, full, amount) => addTo(sumsOf(group, month), line, full, amount))

/** Sums of a share by system, provider, category and month. */
function createMonths(share: number) {
  const groups: Group[] = []
  return {
    of(system: number, provider: number, category: string): Group {
      const isIt = ({ key }: Group) => key.system === system && key.provider === provider && key.category === category
      const known = groups.find(isIt)
      if (known !== undefined) return known
      const group = { key: { system, provider, category }, months: new Map<number, Sums>() }
      groups.unshift(group)
      return group
    },
    /** Of all of the share: what is spread over months adds up to what was spread. */
    sums(): Sums {
      const sums = noSums()
      for (const { months } of groups) for (const month of months.values()) for (const key of sumKeys) sums[key] += month[key]
      return sums
    },
    *rows(): Generator<TotalRow> {
      for (const { key, months } of groups.toReversed()) for (const [month, sums] of months) yield { share, ...key, month, ...sums }
    },
  }
}

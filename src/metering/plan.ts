import { type Day, decimal, type Fault, type Id } from '../kernel/index.ts'
import { acrossInWords, borderIn, type CycleBegins } from './cycle.ts'
import {
  type MeteredBasis,
  type MeteredResource,
  meteredBasisOn,
  type QuantityInput,
  quantityFaults,
  type StandingQuantity,
} from './quantity.ts'

export interface PlannedQuantity extends QuantityInput {
  readonly row: number
  readonly basis: MeteredBasis
}

/** What is wrong with one row; `field` is one of the quantity's. */
export interface RowFault {
  readonly row: number
  readonly field: string
  readonly message: string
  /** The period is reported already, or twice. */
  readonly overlap: boolean
}

export interface PlanOf {
  readonly rows: readonly QuantityInput[]
  /** The resources of the rows, all of them. */
  readonly resources: ReadonlyMap<Id, MeteredResource>
  /** Records of these resources that stand. */
  readonly standing: readonly StandingQuantity[]
  readonly today: Day
  /** Where cycles begin by the measures that bind on the days that rows begin and end on. */
  readonly cycles: ReadonlyMap<Day, CycleBegins | null>
  /** The chain of the record that a single row corrects. */
  readonly corrects?: Id | undefined
}

type Period = Pick<StandingQuantity, 'from' | 'to'>

/** What reporting these rows does, and every fault in them. Periods of one resource don't overlap, unless work is counted. */
export function planQuantities({ rows, resources, standing, today, cycles, corrects }: PlanOf): {
  readonly planned: readonly PlannedQuantity[]
  readonly faults: readonly RowFault[]
} {
  const held = Map.groupBy(
    standing.filter(({ basis, chain }) => basis !== 'work' && chain !== corrects),
    ({ resourceId }) => resourceId,
  )
  const read = new Map<Id, Period[]>()
  const planned: PlannedQuantity[] = []
  const faults: RowFault[] = []
  rows.forEach((input, row) => {
    const resource = resources.get(input.resourceId)
    if (!resource) throw new Error(`resource ${input.resourceId} was not read`)
    const own = [...quantityFaults(input, resource, { today, corrects: corrects !== undefined }), ...cycleFaults(input, cycles)]
    const basis = meteredBasisOn(resource, input.to)
    if (own.length > 0 || basis === null) {
      faults.push(...own.map(({ path, message }) => ({ row, field: path, message, overlap: false })))
      return
    }
    const before = read.get(resource.id) ?? []
    const clash = basis === 'work' ? null : clashOf(input, before, held.get(resource.id) ?? [])
    if (basis !== 'work') read.set(resource.id, [...before, input])
    if (clash) faults.push({ row, field: 'from', message: clash, overlap: true })
    else planned.push({ ...input, row, basis })
  })
  return { planned, faults }
}

/** A quantity lies in one settlement cycle. A record from before this was asked is still taken back by a correction to 0. */
function cycleFaults({ from, to, quantity }: QuantityInput, cycles: PlanOf['cycles']): Fault[] {
  if (to < from || decimal(quantity) === 0n) return []
  for (const cycle of [cycles.get(from), cycles.get(to)]) {
    const border = cycle ? borderIn(cycle, from, to) : null
    if (cycle && border) return [{ path: 'to', message: acrossInWords(from, to, border, cycle.article) }]
  }
  return []
}

function clashOf(input: Period, rows: readonly Period[], standing: readonly Period[]): string | null {
  const twice = rows.find((other) => overlap(other, input))
  if (twice) return `该资源${twice.from}至${twice.to}已有一行，期间不能重叠`
  const reported = standing.find((other) => overlap(other, input))
  return reported ? `该资源${reported.from}至${reported.to}的数量已经上报，期间不能重叠；更正的，请在原记录上更正` : null
}

const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to

import { decimal, type Fault, formatDecimal } from '../../kernel/index.ts'
import type { OrderKind } from '../../regimes/index.ts'
import type { LineInput, OrderLine } from '../line.ts'

/** An item or pool that a line may name. */
export interface KnownItem {
  readonly id: string
  readonly name: string
  readonly specification: string
  readonly unit: string
}
export interface KnownPool {
  readonly id: string
  readonly name: string
  readonly zone: string
}
/** A resource of the case's system that a change or end may name. */
export interface KnownResource {
  readonly id: string
  readonly itemId: string
  readonly poolId: string
  readonly quantity: string
}

export interface Known {
  readonly items: ReadonlyMap<string, KnownItem>
  readonly pools: ReadonlyMap<string, KnownPool>
  readonly resources: ReadonlyMap<string, KnownResource>
}

export interface LinesRead {
  readonly lines: readonly OrderLine[]
  readonly faults: readonly Fault[]
}

/** Reads the lines of an order. Faults name the line and what would be right; what is unknown is not told apart from what is not visible. */
export function readLines(order: OrderKind, said: readonly LineInput[], known: Known): LinesRead {
  const faults: Fault[] = []
  const lines = said.flatMap((line, index) => {
    const fault = complainOf(faults, index)
    const read = order === 'change' || order === 'end' ? readExisting(order, line, known, fault) : readNew(line, known, fault)
    return read ? [{ no: index + 1, ...read }] : []
  })
  return { lines, faults: [...faults, ...twice(said)] }
}

type Complain = (field: string, message: string) => void
const complainOf =
  (faults: Fault[], index: number): Complain =>
  (field, message) =>
    void faults.push({ path: `/lines/${index}/${field}`, message: `第 ${index + 1} 行：${message}` })
type Read = Omit<OrderLine, 'no'>

function readNew(line: LineInput, known: Known, fault: Complain): Read | null {
  const item = line.itemId ? known.items.get(line.itemId) : undefined
  const pool = line.poolId ? known.pools.get(line.poolId) : undefined
  if (!item) fault('itemId', '请从服务目录中选择服务项')
  if (!pool) fault('poolId', '请选择所选云服务商的资源池')
  const quantity = readQuantity(line.quantity, fault)
  if (!item || !pool || !quantity) return null
  return {
    ...describe(item, pool),
    quantity,
    before: null,
    resourceId: null,
    reason: line.reason?.trim() ?? '',
    calculation: line.calculation?.trim() ?? '',
  }
}

function readExisting(order: 'change' | 'end', line: LineInput, known: Known, fault: Complain): Read | null {
  const resource = line.resourceId ? known.resources.get(line.resourceId) : undefined
  const item = resource && known.items.get(resource.itemId)
  const pool = resource && known.pools.get(resource.poolId)
  if (!resource || !item || !pool) {
    fault('resourceId', gone)
    return null
  }
  const before = formatDecimal(decimal(resource.quantity))
  const quantity = order === 'end' ? '0' : readQuantity(line.quantity, fault)
  if (order === 'change' && quantity === before) fault('quantity', unchanged(before))
  if (!quantity) return null
  return {
    ...describe(item, pool),
    quantity,
    before,
    resourceId: resource.id,
    reason: line.reason?.trim() ?? '',
    calculation: line.calculation?.trim() ?? '',
  }
}

const describe = (item: KnownItem, pool: KnownPool) => ({
  itemId: item.id,
  itemName: item.name,
  specification: item.specification,
  unit: item.unit,
  poolId: pool.id,
  poolName: pool.name,
  zone: pool.zone,
})

function readQuantity(said: string | undefined, fault: Complain): string | null {
  const text = said?.trim() ?? ''
  if (!/^\d{1,10}(\.\d{1,4})?$/.test(text) || decimal(text) <= 0n) {
    fault('quantity', `数量“${text}”应是大于 0 的数，最多四位小数`)
    return null
  }
  return formatDecimal(decimal(text))
}

function twice(said: readonly LineInput[]): Fault[] {
  const seen = new Map<string, number>()
  return said.flatMap(({ resourceId }, index) => {
    const before = resourceId === undefined ? undefined : seen.get(resourceId)
    if (resourceId !== undefined && before === undefined) seen.set(resourceId, index)
    return before === undefined
      ? []
      : [{ path: `/lines/${index}/resourceId`, message: `第 ${index + 1} 行：与第 ${before + 1} 行是同一资源，请合并` }]
  })
}

/**
 * Lines that name a resource, with the quantity that is allocated today beside them: it may have changed since they were written. A
 * change that has become none, or of a resource that is gone, is a fault.
 */
export function renewLines(order: OrderKind, lines: readonly OrderLine[], { resources }: Pick<Known, 'resources'>): LinesRead {
  const faults: Fault[] = []
  const renewed = lines.map((line, index) => {
    if (line.resourceId === null) return line
    const fault = complainOf(faults, index)
    const resource = resources.get(line.resourceId)
    if (!resource) fault('resourceId', gone)
    const before = resource ? formatDecimal(decimal(resource.quantity)) : line.before
    if (order === 'change' && before === line.quantity) fault('quantity', unchanged(before))
    return { ...line, before }
  })
  return { lines: renewed, faults }
}

const gone = '请选择该系统在用的云资源'
const unchanged = (before: string) => `数量与现有数量 ${before} 相同，没有调整`

/** By how much a line raises what is allocated; negative when it lowers it. */
export const increaseOf = (line: OrderLine): string =>
  formatDecimal((decimal(line.quantity) - decimal(line.before ?? '0')) as ReturnType<typeof decimal>)

/** Whether lines add to what a system has, or take from it: something new adds nothing to it. */
export function directionOf(lines: readonly OrderLine[]): { 'order.expands': boolean; 'order.shrinks': boolean } {
  const existing = lines.filter(({ before }) => before !== null).map((line) => decimal(line.quantity) - decimal(line.before ?? '0'))
  return { 'order.expands': existing.some((more) => more > 0n), 'order.shrinks': existing.some((more) => more < 0n) }
}

/** A line as a paper lists it: `1. 虚拟CPU（通用型）8 核·月，新增资源池（政务外网区）`; what is changed says from what. */
export function lineInWords({ no, itemName, specification, quantity, before, unit, poolName, zone }: OrderLine): string {
  const what = `${no}. ${itemName}${specification ? `（${specification}）` : ''}`
  const amount =
    before === null ? `${quantity} ${unit}` : quantity === '0' ? `${before} ${unit}，注销` : `由 ${before} 调整为 ${quantity} ${unit}`
  return `${what}${amount.startsWith('由') ? '' : ' '}${amount}，${poolName}（${zone}）`
}

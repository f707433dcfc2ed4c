import { basisNames } from '../../catalogue/index.ts'
import { type Citation, type Fault, type Outcome, refuse } from '../../kernel/index.ts'
import type { ChargingRule } from '../../regimes/index.ts'
import type { ChargeFault } from '../engine/billable.ts'
import { dayAt } from '../engine/months.ts'

/** Where a fault was found. */
export interface Place {
  readonly resourceId: string
  readonly systemName: string
  readonly itemName: string
  readonly itemCode: string
  readonly basis: keyof typeof basisNames
}

/** A fault as people read it, with what would be right. */
export function faultInWords(
  { resourceId, systemName, itemName, itemCode, basis }: Place,
  fault: ChargeFault,
  by: ChargingRule['by'],
): Fault {
  const { kind, from, until } = fault
  const where = `系统“${systemName}”的“${itemName}”（${itemCode}）${dayAt(from)} 至 ${dayAt(until - 1)}`
  const why: Readonly<Record<ChargeFault['kind'], string>> = {
    'price-missing': '没有最终价格，请先确定该期间的最终价格',
    'price-basis': `按${by === 'month' ? '月' : '年'}计费，而目录价格为${basisNames[basis]}，请改用计价单位相符的服务项或价格`,
    'price-beyond': '数量超出阶梯价格的最高一档，请先确定更高一档的价格',
    'amount-beyond': '金额超出平台可以精确计算的范围（九十万亿元），请核对数量和价格',
  }
  return { path: `/resources/${resourceId}`, message: `${where}：${why[kind]}` }
}

/** Faults of a whole run: how many, of which kinds, and the first of them. */
export interface Faults {
  readonly count: number
  readonly basis: boolean
  readonly shown: readonly Fault[]
}

export const faultsShown = 200

/** Refuses an accounting, naming every place (the first 200 of them). */
export function refuseFaults({ count, basis, shown }: Faults, citation: Citation | null): Outcome<never> {
  return refuse(basis ? 'statement.price-basis' : 'statement.price-missing', {
    facts: { count: String(count) },
    faults: shown.slice(0, faultsShown),
    citation,
  })
}

import { type Day, decimal, type Id } from '../../kernel/index.ts'
import type { LineError } from '../../tables/index.ts'
import { type Item, type PriceKind, priceKinds, sameFields, unchangeable } from '../item.ts'
import type { NewestPrice } from '../prices/store.ts'
import { sameTariff, type TariffText } from '../tariff.ts'
import type { Column } from './columns.ts'
import type { ReadLine, ReadLines } from './read-lines.ts'

export type Action = 'create' | 'change' | 'unchanged'

export interface PlannedPrice {
  readonly kind: PriceKind
  readonly tariff: TariffText
}

/** What importing one line will do. */
export interface PlannedLine extends ReadLine {
  readonly action: Action
  /** The item that carries the code; null for one that is created. */
  readonly itemId: Id | null
  /** Prices to begin; those that already hold are left alone. */
  readonly prices: readonly PlannedPrice[]
}

/** What is there: the items, and their newest general prices. */
export interface Existing {
  readonly items: readonly Item[]
  readonly prices: readonly NewestPrice[]
}

export const columnOf: Readonly<Record<PriceKind, Column>> = { ceiling: '最高限价', final: '最终价格' }

/** What an import does, line by line, given what is there; prices begin on `from`. */
export function planImport(
  { lines, amountsOnly }: Pick<ReadLines, 'lines' | 'amountsOnly'>,
  existing: Existing,
  from: Day,
): { planned: PlannedLine[]; errors: LineError[] } {
  const itemOf = new Map(existing.items.map((item) => [item.code, item]))
  const newest = new Map(existing.prices.map((price) => [`${price.itemId} ${price.kind}`, price]))
  const same = amountsOnly ? sameAmount : sameTariff
  const errors: LineError[] = []
  const planned = lines.map((line) => {
    const item = itemOf.get(line.item.code) ?? null
    const action: Action = !item ? 'create' : sameFields(item, line.item) ? 'unchanged' : 'change'
    const forbidden = item && unchangeable(item, line.item)
    if (forbidden) errors.push(fixed(line, forbidden))
    const prices = priceKinds.flatMap((kind) => {
      const tariff = line[kind]
      const running = item ? newest.get(`${item.id} ${kind}`) : undefined
      if (tariff === null || (running && running.from <= from && same(running.tariff, tariff))) return []
      if (running && from <= running.from) errors.push(newerPrice(line, kind, running.from))
      return [{ kind, tariff }]
    })
    return { ...line, action, itemId: item?.id ?? null, prices }
  })
  return { planned, errors }
}

/** A file without a word of steps and terms leaves those alone, where the amount is the same. */
const sameAmount = (a: TariffText, b: TariffText): boolean => decimal(a.amount) === decimal(b.amount)

const fixed = ({ line, item }: ReadLine, why: 'item.published' | 'item.priced'): LineError =>
  why === 'item.published'
    ? {
        line,
        column: '编码',
        message: `编码“${item.code}”的服务项已列入发布的目录，内容与文件不同`,
        remedy: '已发布的服务项不能修改：请恢复原内容，或换用新的编码',
      }
    : {
        line,
        column: '计量单位',
        message: `编码“${item.code}”的服务项已定价，计量单位或计价方式与文件不同`,
        remedy: '请恢复原来的计量单位和计价方式，或换用新的编码',
      }

const newerPrice = ({ line }: ReadLine, kind: PriceKind, from: Day): LineError => ({
  line,
  column: columnOf[kind],
  message: `该服务项已有自${from}起的价格`,
  remedy: '价格的起始日期须晚于该日，或清空此单元格',
})

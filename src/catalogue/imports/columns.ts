import type { Basis, ItemFields } from '../item.ts'
import { basisNames } from '../tariffs/words.ts'

/** The columns that a catalogue file must have, in the order of the template, and what each fills in. */
export const columns = {
  编码: 'code',
  一级分类: 'category1',
  二级分类: 'category2',
  三级分类: 'category3',
  名称: 'name',
  规格: 'specification',
  计量单位: 'unit',
  计价方式: 'basis',
  最高限价: 'ceiling',
  最终价格: 'final',
} as const satisfies Record<string, keyof ItemFields | 'ceiling' | 'final'>

/** Columns that a file may have beside them, for prices that charge in other ways. All but the first say something of the final price alone. */
export const tariffColumns = ['约定月数', '阶梯', '免费额度', '最低计费月数'] as const

export type TariffColumn = (typeof tariffColumns)[number]
export type Column = keyof typeof columns | TariffColumn
export const columnNames = Object.keys(columns) as (keyof typeof columns)[]

/** How each basis is written in a file. */
export const basisWords: ReadonlyMap<string, Basis> = new Map([
  ...Object.entries(basisNames).map(([basis, word]): [string, Basis] => [word, basis as Basis]),
  ['一次性', 'once'],
])

/** The longest text a column takes, in characters; a column without one here takes 200. */
export const lengthMax: Partial<Record<Column, number>> = { 编码: 50, 规格: 1000, 计量单位: 30 }
/** Columns that must be filled in on every line. */
export const required: readonly Column[] = ['编码', '一级分类', '名称', '计量单位', '计价方式']

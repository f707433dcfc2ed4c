import type { Basis, ItemFields } from '../item.ts'

/** The columns of a catalogue file, in the order of the template, and what each fills in. */
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

export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

/** How each basis is written in a file. */
export const basisWords: ReadonlyMap<string, Basis> = new Map([
  ['按月', 'month'],
  ['按年', 'year'],
  ['按次', 'once'],
  ['一次性', 'once'],
  ['免费', 'free'],
])

/** The longest text a column takes, in characters; a column without one here takes 200. */
export const lengthMax: Partial<Record<Column, number>> = { 编码: 50, 规格: 1000, 计量单位: 30 }
/** Columns that must be filled in on every line. */
export const required: readonly Column[] = ['编码', '一级分类', '名称', '计量单位', '计价方式']

import type { Indicator } from '../figures/figure.ts'

/** The columns of a usage file, in the order of the template. */
export const columnNames = [
  '单位名称',
  '系统名称',
  '指标',
  '网络区域',
  '起始日期',
  '截止日期',
  '平均利用率',
  '峰值利用率',
  '占额度比例',
] as const
export type Column = (typeof columnNames)[number]

/** Columns that must be filled in on every line. */
export const required: readonly Column[] = ['单位名称', '系统名称', '指标', '起始日期', '截止日期', '平均利用率']

/** How each indicator is written in a file. */
export const indicatorWords: ReadonlyMap<string, Indicator> = new Map([
  ['CPU', 'cpu'],
  ['cpu', 'cpu'],
  ['处理器', 'cpu'],
  ['内存', 'memory'],
  ['存储', 'storage'],
])

/** Where a fault of a figure is shown. */
export const columnOf: Readonly<Record<string, Column>> = {
  systemId: '系统名称',
  from: '起始日期',
  to: '截止日期',
  mean: '平均利用率',
  peak: '峰值利用率',
  ratio: '占额度比例',
}

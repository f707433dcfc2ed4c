import { Type } from '@sinclair/typebox'
import { CitationView, DayText, IdText } from '../kernel/index.ts'
import { indicators } from './figures/figure.ts'

/** Something to be seen in it: a reason of blanks is none. */
export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })
export const Indicator = Type.Union(
  indicators.map((indicator) => Type.Literal(indicator)),
  { description: 'cpu 处理器，memory 内存，storage 存储' },
)
export const PercentText = Type.String({
  pattern: '^(100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?)$',
  description: '百分数，0 至 100，至多四位小数',
})
export const RatioText = Type.String({
  pattern: '^\\d{1,8}(\\.\\d{1,4})?$',
  description: '用量占核定额度的百分数，可超过 100，至多四位小数',
})
export const FoundView = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
export const ZoneText = Type.String({ maxLength: 100, description: '网络区域；空：系统整体' })
export const seriesFields = { systemId: IdText, indicator: Indicator, zone: ZoneText, from: DayText, to: DayText }

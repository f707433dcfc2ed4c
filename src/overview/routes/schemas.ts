import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { CitationView, DayText, IdText, Nullable } from '../../kernel/index.ts'
import { panels } from '../rules/measure.ts'

/** One operation of this folder. */
export const operation = operationOf('驾驶舱与报告')

const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))
const Key = Type.String({ maxLength: 400 })
const Text = Type.String()

export const PeriodQuery = Type.Object({
  from: Type.String({ ...DayText, description: '统计期首日' }),
  to: Type.String({ ...DayText, description: '统计期末日（计入）' }),
})
export const PanelParams = Type.Object({ panel: OneOf(panels) })
export const BehindFilter = Type.Object({
  measure: Type.String({ maxLength: 60, description: '指标' }),
  row: Type.Optional({ ...Key, description: '行；不填的为所有行' }),
  column: Type.Optional({ ...Key, description: '列；不填的为所有列' }),
})

const Percent = Nullable(Type.String({ description: '百分比，一位小数；没有可计的为空' }))
const cells = {
  cells: Type.Array(
    Type.Object({
      column: Text,
      count: Type.Integer({ description: '个数；以同一指标、行、列查询明细，恰有这么多条' }),
      before: Nullable(Type.Integer({ description: '上期；不作比较的为空' })),
      sum: Nullable(Type.String({ description: '合计：金额（元）或时长（分钟）' })),
      sumBefore: Nullable(Text),
    }),
  ),
  share: Percent,
  shareBefore: Percent,
  spread: Nullable(
    Type.Object({ count: Type.Integer(), median: Text, ninetieth: Text, terms: Type.Array(Text, { description: '法定时限' }) }),
  ),
  remarks: Type.Array(Text),
}
const PeriodView = Type.Object({ from: DayText, to: DayText })
const MeasureSchema = Type.Object({
  id: Text,
  name: Text,
  by: Text,
  counts: Text,
  says: Type.String({ description: '口径' }),
  facts: Type.String({ description: '取自哪些事实' }),
  weighs: Nullable(OneOf(['working-days', 'days', 'quantity', 'yuan', 'minutes'] as const)),
  shareName: Nullable(Text),
  columns: Type.Array(Type.Object({ key: Text, name: Text, tone: Nullable(OneOf(['good', 'bad'] as const)) })),
  citations: Type.Array(CitationView),
  rows: Type.Array(
    Type.Object({
      key: Text,
      name: Text,
      citation: Nullable(CitationView),
      ...cells,
      quantities: Type.Array(Type.Object({ name: Text, unit: Text, quantity: Text })),
    }),
  ),
  total: Type.Object(cells),
})
export const PanelSchema = Type.Object({
  panel: OneOf(panels),
  period: PeriodView,
  before: PeriodView,
  on: Type.String({ ...DayText, description: '按存量计的指标截至该日' }),
  whole: Type.Boolean({ description: '是否全部；否则只是您可见的部分' }),
  measures: Type.Array(MeasureSchema),
})
export const BehindSchema = Type.Object({
  id: Text,
  title: Text,
  about: Nullable(Text),
  organisation: Text,
  day: Nullable(DayText),
  note: Nullable(Text),
  weight: Nullable(Type.String({ description: '用时、数量、金额或时长' })),
  unit: Nullable(Text),
  link: OneOf(['system', 'resource', 'case', 'usage', 'statement', 'budget', 'duty', 'outages'] as const),
  linkId: Nullable(IdText),
})

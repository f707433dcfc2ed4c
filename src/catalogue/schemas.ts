import { Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { DayText, IdText, InstantText, NameText, Nullable } from '../kernel/index.ts'
import { bases } from './item.ts'

/** One operation of this folder. */
export const operation = operationOf('服务目录')

export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
export const PriceText = Type.String({ pattern: '^\\d{1,10}(\\.\\d{1,4})?$', description: '价格，元，至多四位小数' })
export const PriceKindText = Type.Union([Type.Literal('ceiling'), Type.Literal('final')], {
  description: 'ceiling 最高限价，final 最终价格',
})
const Basis = Type.Union(
  bases.map((basis) => Type.Literal(basis)),
  { description: 'month 按月，year 按年，once 按次，free 免费' },
)

export const itemFields = {
  code: NameText(50),
  category1: NameText(200),
  category2: Type.String({ maxLength: 200 }),
  category3: Type.String({ maxLength: 200 }),
  name: NameText(200),
  specification: Type.String({ maxLength: 1000 }),
  unit: NameText(30),
  basis: Basis,
}
const item = {
  id: IdText,
  jurisdictionId: IdText,
  ...itemFields,
  published: Type.Boolean(),
  priced: Type.Boolean(),
  version: Type.Integer(),
}
export const ItemView = Type.Object(item)
export const ItemOnDayView = Type.Object({
  ...item,
  listed: Type.Boolean({ description: '当日是否在现行目录内' }),
  ceilingPrice: Nullable(PriceText),
  finalPrice: Nullable(PriceText),
})
export const PriceView = Type.Object({
  id: IdText,
  kind: PriceKindText,
  amount: PriceText,
  from: DayText,
  until: Nullable(DayText),
  setBy: Type.String(),
  setByPerson: Type.String(),
  reason: Type.String(),
})
export const EditionView = Type.Object({
  id: IdText,
  year: Type.Integer(),
  inForceFrom: DayText,
  publishedBy: Type.String(),
  publishedByPerson: Type.String(),
  publishedAt: InstantText,
  items: Type.Integer({ description: '所列服务项数' }),
})

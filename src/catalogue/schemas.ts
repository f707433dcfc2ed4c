import { type Static, Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { DayText, IdText, InstantText, NameText, Nullable } from '../kernel/index.ts'
import { bases } from './item.ts'
import { tierModes } from './tariff.ts'
import { stepsMax } from './tariffs/faults.ts'

/** One operation of this folder. */
export const operation = operationOf('服务目录')

export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
export const PriceText = Type.String({ pattern: '^\\d{1,10}(\\.\\d{1,4})?$', description: '价格，元，至多四位小数' })
export const PriceKindText = Type.Union([Type.Literal('ceiling'), Type.Literal('final')], {
  description: 'ceiling 最高限价，final 最终价格',
})
const basesSay = 'month 按月，year 按年，term 按约定期，day 按日，hour 按小时，work 按工作量，metered 按计量，once 按次，free 免费'
const Basis = Type.Union(
  bases.map((basis) => Type.Literal(basis)),
  { description: basesSay },
)
const QuantityText = Type.String({ pattern: '^\\d{1,14}(\\.\\d{1,4})?$', description: '数量，至多四位小数' })
const Step = Type.Object({ upTo: Nullable({ ...QuantityText, description: '本档上限（含）；null 不设上限' }), amount: PriceText })
const Tiers = Type.Object({
  mode: Type.Union(
    tierModes.map((mode) => Type.Literal(mode)),
    { description: 'graduated 分段：各部分按各档价格；volume 按档：全部按所达档的价格；package 整档：所达档一个总价' },
  ),
  // Handed on as it is read: nobody changes it.
  steps: Type.Unsafe<readonly Static<typeof Step>[]>(Type.Array(Step, { minItems: 1, maxItems: stepsMax })),
})
const Allowance = Type.Object({
  quantity: QuantityText,
  per: Type.Union([Type.Literal('resource'), Type.Literal('unit')], { description: 'resource 每个资源，unit 每个使用单位' }),
})
const Months = (minimum: number, description: string) => Type.Integer({ minimum, maximum: 120, description })
const tariff = {
  basis: Basis,
  termMonths: Nullable(Months(2, '约定月数：按约定期计价时填')),
  amount: PriceText,
  tiers: Nullable(Tiers),
  allowance: Nullable(Allowance),
  minimumMonths: Nullable(Months(1, '最低计费月数')),
}
/** How a price charges, as somebody says it: all of it may be left out, the price only where there are steps. */
export const TariffBody = Type.Partial(Type.Object(tariff))
export const tariffView = { ...tariff, inWords: Type.String({ description: '价格的文字说明' }) }

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
  ceilingTariff: Nullable(Type.Object(tariffView)),
  finalTariff: Nullable(Type.Object(tariffView)),
})
export const priceView = {
  id: IdText,
  kind: PriceKindText,
  providerId: Nullable(IdText),
  providerName: Nullable(Type.String({ description: '议价的云服务商；null 为通用价格' })),
  ...tariffView,
  from: DayText,
}
export const PriceView = Type.Object({
  ...priceView,
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

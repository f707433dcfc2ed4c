import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, IdText, InstantText, NameText, Nullable, YuanText } from '../../kernel/index.ts'
import { assumptionKinds } from '../rules/assumptions.ts'

/** One operation of this folder. */
export const operation = operationOf('预算')

const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

/** Something to be seen in it: a reason of blanks is none. */
export const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })
export const AmountText = Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,2})?$', description: '金额，元，至多两位小数' })
export const ShareText = Type.String({ pattern: '^\\d{1,4}(\\.\\d{1,4})?$', description: '占预算的百分比' })
export const Payer = Type.Unsafe<'level' | 'unit'>(
  Type.Union([Type.Literal('level'), Type.Literal('unit')], { description: 'level 本级支付，unit 使用单位独立结算' }),
)
const Percent = Nullable(Type.String({ description: '百分比，两位小数；没有预算的为空' }))

export const EstimateView = Type.Object({
  id: IdText,
  regimeId: Type.String(),
  from: DayText,
  to: DayText,
  version: Type.Integer({ description: '该周期的第几次测算' }),
  startsOn: Type.String({ ...DayText, description: '已审核通过、尚未计费的，视为自该日起计费' }),
  note: Type.String(),
  whole: Type.Boolean({ description: '是否全部；否则金额只是您可见的部分' }),
  level: Type.String({ description: '本级应付，元' }),
  unit: Type.String({ description: '使用单位独立结算，元' }),
  assumptions: Type.Array(Type.Object({ kind: OneOf(assumptionKinds), says: Type.String(), names: Type.Array(Type.String()) }), {
    description: '测算所依据的假设',
  }),
  leftOut: Type.Integer({ description: '没有价格、未计入的云资源数' }),
  faults: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
  madeBy: Type.String(),
  madeByPerson: Type.String(),
  madeAt: InstantText,
})

const unitAndCategory = { organisationId: IdText, organisationName: Type.String(), category: Type.String(), payer: Payer }

export const SumView = Type.Object({
  ...unitAndCategory,
  systemId: Nullable(IdText),
  systemName: Nullable(Type.String()),
  amount: YuanText,
  awaited: Type.String({ description: '其中已审核通过、尚未计费的，元' }),
  months: Type.Array(YuanText, { description: '自周期首月起各月，元' }),
})

export const ChangesView = Type.Object({
  count: Type.Integer({ description: '有变化的单位与类别数；所列为差额最大的 500 个' }),
  items: Type.Array(
    Type.Object({
      ...unitAndCategory,
      before: YuanText,
      after: YuanText,
      difference: YuanText,
      added: Type.String({ description: '新增，元' }),
      ended: Type.String({ description: '停用，元' }),
      quantity: Type.String({ description: '数量或天数增减，元' }),
      price: Type.String({ description: '价格、阶梯和规则变化，元' }),
    }),
  ),
})

export const BudgetView = Type.Object({
  id: IdText,
  from: DayText,
  to: DayText,
  number: Type.Integer({ description: '该周期的第几版预算；第二版起为调整' }),
  estimateId: IdText,
  adjusts: Nullable(IdText),
  reason: Nullable(Type.String()),
  state: OneOf(['draft', 'issued', 'withdrawn'] as const),
  current: Type.Boolean({ description: '现行：已下达，且未被其后的调整取代' }),
  version: Type.Integer(),
  whole: Type.Boolean(),
  level: YuanText,
  unit: YuanText,
  draftedByPerson: Type.String(),
  draftedAt: InstantText,
  issuedBy: Nullable(Type.String()),
  issuedByPerson: Nullable(Type.String()),
  issuedAt: Nullable(InstantText),
})

export const BudgetLineView = Type.Object({
  ...unitAndCategory,
  estimated: YuanText,
  before: Nullable(Type.String({ description: '调整前已下达的金额' })),
  amount: YuanText,
  reason: Nullable(Type.String()),
})
export const LineBody = Type.Object({
  organisationId: IdText,
  category: NameText(100),
  payer: Payer,
  amount: AmountText,
  reason: Nullable(Reason),
})

const used = {
  budget: YuanText,
  accrued: Type.String({ description: '已发生，元' }),
  forecast: Type.String({ description: '预计全周期，元' }),
  share: Percent,
  forecastShare: Percent,
}
const UsedView = Type.Object({ ...used, months: Type.Array(Type.Object({ month: DayText, accrued: YuanText, rest: YuanText })) })

export const ExecutionView = Type.Object({
  budgetId: IdText,
  number: Type.Integer(),
  from: DayText,
  to: DayText,
  through: Nullable(Type.String({ ...DayText, description: '已发生的计至该日' })),
  reckonedAt: Nullable(InstantText),
  sealed: Type.Boolean({ description: '取自已封存的结算单' }),
  leftOut: Type.Integer(),
  whole: Type.Boolean(),
  level: UsedView,
  unit: UsedView,
  paid: Nullable(Type.String({ description: '该周期已付云服务商的金额，元' })),
  adjusted: Nullable(Type.String({ description: '考评、评估与更正的增减，元；不在各单位的已发生之内' })),
})
export const UsedLineView = Type.Object({
  ...unitAndCategory,
  ...used,
  warned: Nullable(Type.String({ description: '已达到的最高预警比例' })),
})

export const FindingView = Type.Object({
  id: IdText,
  from: DayText,
  to: DayText,
  ...unitAndCategory,
  share: Type.String({ description: '达到的预警比例，%' }),
  budget: YuanText,
  accrued: YuanText,
  through: DayText,
  foundAt: InstantText,
})
export const ThresholdView = Type.Object({
  id: IdText,
  from: DayText,
  to: Nullable(DayText),
  shares: Type.Array(Type.String()),
  reason: Type.String(),
  setBy: Type.String(),
  setByPerson: Type.String(),
  setAt: InstantText,
})

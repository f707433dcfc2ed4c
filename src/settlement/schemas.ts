import { Type } from '@sinclair/typebox'
import { bases } from '../catalogue/index.ts'
import { DayText, DecimalText, IdText, InstantText, Nullable, YuanText } from '../kernel/index.ts'
import { CorrectionView } from './corrections/schemas.ts'
import { PaymentStateText } from './payments/routes.ts'
import { differenceCauses } from './rules/differences.ts'
import { runKinds, runStates } from './rules/run.ts'
import { grounds, lineKinds, states } from './rules/statement.ts'

const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

const Event = Type.Object({
  kind: OneOf(['accounted', 'reviewed', 'returned', 'sealed'] as const),
  revision: Type.Integer(),
  at: InstantText,
  opinion: Nullable(Type.String()),
  personName: Type.String(),
  organisationName: Type.String(),
  lineCount: Type.Integer(),
  total: YuanText,
})

export const StatementView = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  regimeId: Type.String(),
  from: DayText,
  to: DayText,
  state: OneOf(states),
  revision: Type.Integer({ description: '第几次核算' }),
  version: Type.Integer(),
  whole: Type.Boolean({ description: '是否整张结算单；否则合计只是您可见的部分' }),
  lineCount: Type.Integer(),
  total: Type.String({ description: '本级应付，未计考评与评估调整，元' }),
  apart: Type.String({ description: '独立结算、由使用单位自行支付的费用，元' }),
  excluded: YuanText,
  deducted: YuanText,
  adjusted: Nullable(Type.String({ description: '考评与评估调整，负数为扣减；只见一部分的不显示' })),
  payable: Nullable(Type.String({ description: '调整后本级应付' })),
  corrected: Nullable(Type.String({ description: '封存后已同意的更正合计，元；封存前、只见一部分的不显示' })),
  due: Nullable(Type.String({ description: '更正后本级应付，元' })),
  paid: Nullable(YuanText),
  payment: Nullable(PaymentStateText),
  seal: Nullable(Type.String({ description: '封存摘要，SHA-256' })),
  sealedAt: Nullable(InstantText),
  notice: Nullable(Type.String({ description: '结算周期超出办法有效期时的说明' })),
  events: Type.Array(Event),
})

const Ruled = Type.Object({ rule: Type.String(), message: Type.String(), cite: Type.String() })

const line = {
  no: Type.Integer(),
  resourceId: IdText,
  organisationId: IdText,
  organisationName: Type.String(),
  systemId: IdText,
  systemName: Type.String(),
  providerId: IdText,
  providerName: Type.String(),
  poolName: Type.String(),
  itemId: IdText,
  itemCode: Type.String(),
  itemName: Type.String(),
  category: Type.String(),
  unit: Type.String(),
  basis: OneOf(bases),
  kind: OneOf(lineKinds),
  from: DayText,
  to: DayText,
  days: Type.Integer(),
  periodDays: Nullable(Type.Integer({ description: '价格所对应的月、年、约定期的天数' })),
  quantity: DecimalText,
  priceId: Nullable(IdText),
  price: Nullable(DecimalText),
  priceInWords: Nullable(Type.String({ description: '阶梯、免费额度、约定期等的写法' })),
  full: Type.String({ description: '未剔除、未扣减时的金额，元' }),
  amount: YuanText,
  payer: OneOf(['level', 'unit'] as const),
  apart: Nullable(Ruled),
  excluded: Nullable(Ruled),
  deductions: Type.Array(
    Type.Object({ rule: Type.String(), percent: DecimalText, amount: YuanText, message: Type.String(), cite: Type.String() }),
    { description: '按办法扣减的费用，金额为应付部分' },
  ),
  deducted: YuanText,
}
export const LineView = Type.Object({ ...line, arithmetic: Type.String({ description: '算式' }) })

const CaseView = Type.Object({ id: IdText, number: Type.String() })

const AllocationView = Type.Object(
  {
    quantity: DecimalText,
    from: DayText,
    to: Nullable(DayText),
    changed: Type.Boolean({ description: '数量来自资源调整' }),
    case: CaseView,
  },
  { description: '该行期间的分配；数量大于本行的，其余在另一行' },
)
const AgreedView = Type.Object(
  {
    number: Nullable(Type.String({ description: '当日有效的合同' })),
    ceiling: Nullable(Type.String({ description: '合同数量；不限数量时为空，没有合同或者合同未列入时为 0' })),
    consented: DecimalText,
    says: Type.String(),
  },
  { description: '办法只结算合同范围之内的服务时：核算时已登记的合同与同意，按该行首日' },
)

export const ExplanationView = Type.Object({
  line: LineView,
  price: Nullable(
    Type.Object({
      id: IdText,
      amount: DecimalText,
      from: DayText,
      to: Nullable(DayText),
      setBy: Type.String(),
      setByPerson: Type.String(),
      setAt: InstantText,
      reason: Type.String(),
    }),
  ),
  allocation: Nullable(AllocationView),
  charging: Type.Object(
    {
      ...{ from: DayText, startedBy: CaseView, to: Nullable(DayText), endedBy: Nullable(CaseView) },
      least: Nullable(Type.Object({ months: Type.Integer(), to: DayText })),
    },
    { description: '计费起止；在本周期内没有截止时 to 为空。least：截止之后按最低计费期限续计的月数和计满之日' },
  ),
  contract: Nullable(AgreedView),
  corrections: Type.Array(CorrectionView, { description: '封存之后对该行的更正' }),
  articles: Type.Array(Type.Object({ what: Type.String(), cite: Type.String(), article: Type.String() })),
  readings: Type.Array(
    Type.Object({ question: Type.String(), reading: Type.String(), because: Type.String(), articles: Type.Array(Type.String()) }),
  ),
})

export const TotalsView = Type.Object({
  total: YuanText,
  items: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      lineCount: Type.Integer(),
      amount: YuanText,
      apart: YuanText,
      excluded: YuanText,
      deducted: YuanText,
    }),
  ),
})
export const TotalsQuery = Type.Object({ by: OneOf(grounds), organisation: Type.Optional(IdText) })

export const VerificationView = Type.Object({
  seal: Type.String(),
  recomputed: Type.String(),
  intact: Type.Boolean(),
  says: Type.String(),
})

export const PreviewView = Type.Object({
  note: Type.String(),
  from: DayText,
  to: DayText,
  through: DayText,
  total: YuanText,
  apart: YuanText,
  excluded: YuanText,
  deducted: YuanText,
  lineCount: Type.Integer(),
  systems: Type.Array(Type.Object({ id: IdText, name: Type.String(), amount: YuanText })),
  lines: Type.Array(LineView),
  faults: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
})

export const MonthsView = Type.Object({
  items: Type.Array(
    Type.Object({
      month: Type.String({ description: 'YYYY-MM' }),
      key: Type.String({ description: '类别' }),
      name: Type.String(),
      lineCount: Type.Integer(),
      amount: YuanText,
      apart: YuanText,
      excluded: YuanText,
      deducted: YuanText,
    }),
  ),
})

export const AdjustmentsView = Type.Object({
  items: Type.Array(
    Type.Object({
      no: Type.Integer(),
      rule: Type.String(),
      name: Type.String(),
      kind: OneOf(['provider', 'unit'] as const),
      organisationId: IdText,
      organisationName: Type.String(),
      value: Type.String({ description: '考评等次，或评估报告核定的比例' }),
      base: Type.String({ description: '调整前本级应付，元' }),
      percent: DecimalText,
      amount: Type.String({ description: '调整额，元，负数为扣减' }),
      says: Type.String(),
      cite: Type.String(),
    }),
  ),
})

export const RunView = Type.Object({
  id: IdText,
  kind: OneOf(runKinds),
  state: OneOf(runStates),
  statementId: IdText,
  revision: Type.Integer(),
  from: DayText,
  done: Type.Integer({ description: '已完成的资源数（封存时为单位分册数）' }),
  total: Type.Integer(),
  attempts: Type.Integer(),
  startedBy: Type.String(),
  startedAt: InstantText,
  endedAt: Nullable(InstantText),
  refusal: Nullable(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      faults: Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), { description: '逐处的原因，至多二百处' }),
    }),
  ),
})
export const ProgressView = Type.Object({ run: Nullable(RunView) })

const DifferentLine = Type.Object({
  side: OneOf(['before', 'after'] as const),
  from: DayText,
  to: DayText,
  days: Type.Integer(),
  quantity: DecimalText,
  price: Nullable(DecimalText),
  rule: Type.String({ description: '剔除、独立结算、扣减的理由' }),
  amount: YuanText,
})
export const DifferenceCauseText = OneOf(differenceCauses)
export const DifferencesView = Type.Object({
  comparison: Nullable(
    Type.Object({
      at: InstantText,
      by: Nullable(Type.String()),
      count: Type.Integer(),
      before: YuanText,
      after: YuanText,
      items: Type.Array(
        Type.Object({
          no: Type.Integer(),
          resourceId: IdText,
          organisationId: IdText,
          organisationName: Type.String(),
          systemId: IdText,
          systemName: Type.String(),
          providerId: IdText,
          providerName: Type.String(),
          itemName: Type.String(),
          before: YuanText,
          after: YuanText,
          causes: Type.Array(DifferenceCauseText),
          lines: Type.Array(DifferentLine),
        }),
      ),
      next: Nullable(Type.String()),
    }),
  ),
})

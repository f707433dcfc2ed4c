import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, DecimalText, IdText, InstantText, Nullable, YuanText } from '../../kernel/index.ts'
import { FileHash, LineErrorView } from '../../tables/index.ts'
import { limits } from '../bills/columns.ts'
import { states } from '../decisions/decision.ts'
import { causeKinds } from '../matching/sides.ts'

/** One operation of this folder. */
export const operation = operationOf('账单核对')

const OneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>(
    Type.Union(
      values.map((value) => Type.Literal(value)),
      { description },
    ),
  )

export const CauseKindText = OneOf(
  causeKinds,
  'days 天数，price 价格版本，quantity 数量，rounding 舍入，excluded 不予结算，apart 独立结算，deducted 扣减，unknown 资源不明，item 服务项不同，missing-theirs 对方缺，missing-ours 本方缺，duplicate 重复，arithmetic 对方算式不符，unexplained 其余',
)
export const StateText = OneOf(states, 'open 待处理，accepted 采纳（对方正确），rejected 不采纳（本方正确），corrected 档案已更正')
/** Something to be seen in it: a reason of blanks is none. */
export const Said = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })
export const BillContent = Type.String({
  minLength: 1,
  maxLength: Math.ceil(limits.bytesMax / 3) * 4,
  description: '文件内容（base64），CSV 或 XLSX，不超过 20 MB、400000 行',
})

export const BillView = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  providerId: IdText,
  providerName: Type.String(),
  from: DayText,
  to: DayText,
  version: Type.Integer({ description: '同一云服务商、同一周期的第几版' }),
  newest: Type.Boolean(),
  fileName: Type.String(),
  sha256: FileHash,
  lineCount: Type.Integer(),
  total: YuanText,
  importedBy: Type.String(),
  importedByPerson: Type.String(),
  importedAt: InstantText,
  reconciliation: Nullable(Type.Object({ id: IdText, differences: Type.Integer(), open: Type.Integer(), closed: Type.Boolean() })),
})

export const PreviewView = Type.Object({
  hash: FileHash,
  from: DayText,
  to: DayText,
  lineCount: Type.Integer(),
  total: YuanText,
  unknown: Type.Integer({ description: '不是该云服务商的云资源的行数；可以导入，核对时列为差异' }),
  lines: Type.Array(
    Type.Object({
      line: Type.Integer(),
      named: Type.String(),
      known: Type.Boolean(),
      itemCode: Nullable(Type.String()),
      from: DayText,
      to: DayText,
      quantity: DecimalText,
      price: Nullable(DecimalText),
      days: Nullable(Type.Integer()),
      amount: YuanText,
    }),
    { description: '前 100 行' },
  ),
  errors: Type.Array(LineErrorView, { description: '前 200 处错误' }),
  errorCount: Type.Integer(),
})

export const ReconciliationHead = {
  id: IdText,
  jurisdictionId: IdText,
  providerId: IdText,
  providerName: Type.String(),
  billId: IdText,
  billVersion: Type.Integer(),
  from: DayText,
  to: DayText,
  statementId: IdText,
  statementState: Type.String(),
  regimeId: Type.String(),
  current: Type.Boolean({ description: '结算单此后没有重新核算' }),
  equalCount: Type.Integer({ description: '一致的项数：一个云资源的一个月（按年计费的为一年）' }),
  differenceCount: Type.Integer(),
  theirs: YuanText,
  ours: Type.String({ description: '本级应付，元' }),
  openedByPerson: Type.String(),
  openedAt: InstantText,
  closedByPerson: Nullable(Type.String()),
  closedAt: Nullable(InstantText),
}
export const ReconciliationView = Type.Object({
  ...ReconciliationHead,
  sums: Type.Array(Type.Object({ cause: CauseKindText, state: StateText, count: Type.Integer(), difference: YuanText })),
})

const difference = {
  no: Type.Integer(),
  resourceId: Nullable(IdText),
  named: Type.String({ description: '对方账单中的编号；对方缺的为资源编号' }),
  organisationName: Nullable(Type.String()),
  systemName: Nullable(Type.String()),
  itemCode: Nullable(Type.String()),
  itemName: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  firstMonth: Type.String({ description: 'YYYY-MM' }),
  lastMonth: Type.String(),
  theirs: YuanText,
  ours: YuanText,
  difference: Type.String({ description: '对方减本方，元' }),
  cause: CauseKindText,
  causes: Type.Array(Type.Object({ kind: CauseKindText, amount: YuanText, says: Type.String() }), {
    description: '各原因所说明的金额，合计为差额',
  }),
  state: StateText,
  commented: Type.Boolean({ description: '云服务商已作说明' }),
}
export const DifferenceRowView = Type.Object(difference)

const TheirLine = Type.Object({
  no: Type.Integer({ description: '文件行号' }),
  from: DayText,
  to: DayText,
  quantity: DecimalText,
  price: Nullable(DecimalText),
  days: Nullable(Type.Integer()),
  itemCode: Nullable(Type.String()),
  amount: YuanText,
})
const OurLine = Type.Object({
  no: Type.Integer({ description: '结算单行号' }),
  from: DayText,
  to: DayText,
  quantity: DecimalText,
  price: Nullable(DecimalText),
  days: Type.Integer(),
  full: Type.String({ description: '未剔除、未扣减时的金额，元' }),
  amount: Type.String({ description: '本级应付，元' }),
  rule: Nullable(Type.String()),
})
export const DetailView = Type.Object({
  ...difference,
  lines: Type.Object({ ours: Type.Array(OurLine), theirs: Type.Array(TheirLine), ourCount: Type.Integer(), theirCount: Type.Integer() }),
  decisions: Type.Array(
    Type.Object({
      decision: StateText,
      reason: Type.String(),
      fact: Nullable(Type.String({ description: '更正了哪项档案' })),
      decidedByPerson: Type.String(),
      decidedByName: Type.String(),
      decidedAt: InstantText,
    }),
  ),
  comment: Nullable(Type.Object({ comment: Type.String(), commentedByPerson: Type.String(), commentedAt: InstantText })),
})
export const DifferenceView = Type.Object({
  ...DetailView.properties,
  remedy: Nullable(OneOf(['return', 'correction'] as const, '采纳后如何办理：return 退回结算单重新核算，correction 提出结算更正')),
  statementId: IdText,
  regimeId: Type.String(),
})

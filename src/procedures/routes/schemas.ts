import { type TSchema, Type } from '@sinclair/typebox'
import { DayText, IdText, InstantText, Nullable } from '../../kernel/index.ts'

export const tag = '办件'
export const Text = Type.String()
export const MaybeText = Nullable(Text)
export const listOf = <T extends TSchema>(item: T) => Type.Array(item)

export const FieldsView = Type.Record(Text, Type.Union([Text, Type.Boolean()]))
export const FieldsInput = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.Union([Type.String({ maxLength: 5000 }), Type.Boolean(), Type.Null()]),
)
/** Lines are read and named by `orders`; their shape follows the kind of the order. */
export const LineInput = Type.Object({
  itemId: Type.Optional(IdText),
  poolId: Type.Optional(IdText),
  resourceId: Type.Optional(IdText),
  quantity: Type.Optional(Type.String({ maxLength: 100 })),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
  calculation: Type.Optional(Type.String({ maxLength: 1000 })),
})
export const LineView = Type.Object({
  no: Type.Integer(),
  itemId: IdText,
  itemName: Text,
  specification: Text,
  unit: Text,
  poolId: IdText,
  poolName: Text,
  zone: Text,
  quantity: Text,
  before: MaybeText,
  resourceId: Nullable(IdText),
  reason: Text,
  calculation: Text,
})

export const Asked = Type.Object({
  field: Text,
  label: Text,
  required: Type.Boolean(),
  options: listOf(Text),
  type: Type.Union(['text', 'long-text', 'number', 'day', 'yes-no', 'choice', 'body'].map((each) => Type.Literal(each))),
  party: Nullable(Type.String({ description: '所点名单位应承担的职责（type 为 body 时）；可按 GET /candidates?party= 选择' })),
  many: Type.Boolean(),
})
export const Basis = Type.Object({ cite: Text, words: Text, text: Text })

export const ClockView = Type.Object({
  dueOn: Nullable(DayText),
  term: Text,
  unit: Text,
  daysLeft: Nullable(Type.Integer()),
  overdue: Type.Boolean(),
  provisional: Type.Boolean(),
  stands: Type.Boolean(),
})

export const CaseRowView = Type.Object({
  id: IdText,
  number: Text,
  procedure: Text,
  procedureName: Text,
  step: MaybeText,
  stepName: MaybeText,
  byName: MaybeText,
  organisationId: IdText,
  organisationName: Text,
  systemId: Nullable(IdText),
  systemName: MaybeText,
  endsAs: MaybeText,
  begunAt: InstantText,
  submitted: Type.Boolean(),
  clock: Nullable(ClockView),
})

export const ProcedureView = Type.Object({
  id: Text,
  regimeId: Text,
  name: Text,
  order: Text,
  by: Text,
  byName: Text,
  mine: Type.Boolean(),
  about: Nullable(Type.String({ description: '办件所关于的一方；为空的是发起单位自己的事项' })),
  aboutName: MaybeText,
  provider: Type.Union([Type.Literal('chosen'), Type.Literal('single'), Type.Literal('assigned')]),
  first: Type.Object({
    asks: listOf(Asked),
    lines: Type.Boolean(),
    materials: listOf(Type.Object({ document: Text, name: Text, conditional: Type.Boolean() })),
  }),
  steps: listOf(Type.Object({ id: Text, name: Text, by: Text, byName: Text, term: MaybeText, lasts: MaybeText, basis: listOf(Basis) })),
  leadTime: Type.Object({ hours: Type.Integer(), workingDays: Type.Integer(), days: Type.Integer(), months: Type.Integer() }),
})

export const VersionView = Type.Object({
  version: Type.Integer(),
  stepName: Text,
  at: InstantText,
  personName: Text,
  fields: FieldsView,
  lines: listOf(LineView),
  materials: listOf(Type.Object({ document: Text, name: Text, sha256: Text })),
  differences: listOf(Type.Object({ path: Text, label: Text, before: MaybeText, after: MaybeText })),
})

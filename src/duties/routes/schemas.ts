import { Type } from '@sinclair/typebox'
import { CitationView, DayText, IdText, InstantText, Nullable } from '../../kernel/index.ts'
import { dutyStates } from '../rules/state.ts'

export const tag = '义务'
const Text = Type.String()
const MaybeText = Nullable(Text)
const MaybeDay = Nullable(DayText)
/** A duty's name as the pack says it. */
export const DutyName = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' })
export const State = Type.Union(
  dutyStates.map((state) => Type.Literal(state)),
  { description: 'open 待履行，due-soon 即将到期，overdue 已逾期，fulfilled 已履行，waived 已豁免' },
)

const row = {
  id: IdText,
  duty: Text,
  dutyName: Text,
  organisationId: IdText,
  organisationName: Text,
  systemId: Nullable(IdText),
  systemName: MaybeText,
  caseId: Nullable(IdText),
  caseNumber: MaybeText,
  importantPeriodName: MaybeText,
  period: MaybeText,
  from: DayText,
  to: MaybeDay,
  arisesOn: DayText,
  dueOn: DayText,
  daysLeft: Nullable(Type.Integer()),
  provisional: Type.Boolean({ description: '所依据年度的放假安排尚未公布，日期可能调整' }),
  state: State,
  late: Type.Boolean({ description: '已逾期，或者逾期后才履行' }),
  fulfilledAt: Nullable(InstantText),
  validFrom: MaybeDay,
  validTo: MaybeDay,
  mine: Type.Boolean(),
}
export const RowView = Type.Object(row)

const asked = {
  byName: Text,
  receivers: Type.Array(Text),
  says: Text,
  document: MaybeText,
  keeps: Type.Boolean({ description: '须始终持有有效的文书' }),
  within: MaybeText,
  valid: MaybeText,
  renews: MaybeText,
  warns: MaybeText,
  practice: Type.Boolean({ description: '本地做法' }),
  measure: Text,
  basis: Type.Array(Type.Object({ cite: Text, words: Text, text: Text })),
}

export const InstanceView = Type.Object({
  ...row,
  ...asked,
  fulfilledByName: MaybeText,
  overdueAt: Nullable(InstantText),
  waiver: Nullable(Type.Object({ at: InstantText, by: Text, reason: Text })),
  findings: Type.Array(Type.Object({ rule: Text, message: Text, citation: CitationView })),
  dueMoves: Type.Array(Type.Object({ at: InstantText, from: DayText, to: DayText, because: Type.String() }), {
    description: '期限因节假日安排改变的经过',
  }),
  filings: Type.Array(
    Type.Object({
      id: IdText,
      at: InstantText,
      personName: Text,
      note: Text,
      name: MaybeText,
      size: Nullable(Type.Integer()),
      validFrom: MaybeDay,
      validTo: MaybeDay,
      replaced: Type.Boolean(),
    }),
  ),
  mayFulfil: Type.Boolean(),
  mayWaive: Type.Boolean(),
})

export const RuleView = Type.Object({
  duty: Text,
  name: Text,
  ...asked,
  every: MaybeText,
  everyInWords: MaybeText,
  settable: Nullable(Type.Union([Type.Literal('freely'), Type.Literal('shorter')], { description: 'freely 可自行设定，shorter 只能缩短' })),
  each: Type.Union([Type.Literal('organisation'), Type.Literal('system')]),
  during: MaybeText,
  intervals: Type.Array(Type.Object({ every: Text, from: DayText, until: MaybeDay, reason: Text, setByName: Text, setAt: InstantText })),
})

export const SummaryView = Type.Object({
  organisationId: IdText,
  organisationName: Text,
  open: Type.Integer(),
  dueSoon: Type.Integer(),
  overdue: Type.Integer(),
  onTime: Type.Integer(),
  late: Type.Integer(),
  waived: Type.Integer(),
})

export const PeriodView = Type.Object({
  id: IdText,
  name: Text,
  from: DayText,
  to: DayText,
  reason: Text,
  declaredByName: Text,
  declaredAt: InstantText,
  endedReason: MaybeText,
  endedByName: MaybeText,
})

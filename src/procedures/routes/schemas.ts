import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { DayText, IdText, InstantText, Nullable } from '../../kernel/index.ts'

const Text = Type.String()
const MaybeText = Nullable(Text)
const listOf = <T extends TSchema>(item: T) => Type.Array(item)
const Named = Type.Object({ id: Text, name: Text })

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
  quantity: Type.Optional(Type.String({ maxLength: 20 })),
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

const Asked = Type.Object({
  field: Text,
  label: Text,
  required: Type.Boolean(),
  options: listOf(Text),
  type: Type.Union(['text', 'long-text', 'number', 'day', 'yes-no', 'choice'].map((each) => Type.Literal(each))),
})
const Basis = Type.Object({ cite: Text, words: Text, text: Text })
const Paper = Type.Object({ document: Text, name: Text })

export const ClockView = Type.Object({
  dueOn: Nullable(DayText),
  term: Text,
  unit: Text,
  daysLeft: Nullable(Type.Integer()),
  overdue: Type.Boolean(),
  provisional: Type.Boolean(),
  stands: Type.Boolean(),
})

const Desk = Type.Object({
  asks: listOf(Asked),
  lines: Type.Boolean(),
  materials: listOf(Type.Object({ document: Text, name: Text, needed: Type.Boolean(), attached: Type.Boolean() })),
  outcomes: listOf(
    Type.Object({
      id: Text,
      name: Text,
      toName: Text,
      opinionRequired: Type.Boolean(),
      asks: listOf(Asked),
      materials: listOf(Paper),
      issues: listOf(Text),
    }),
  ),
  levels: listOf(Type.Object({ level: Text, name: Text, passedBy: MaybeText })),
  proposal: Nullable(Type.Object({ outcome: Text, outcomeName: Text, opinion: MaybeText })),
})

const StepView = Type.Object({
  id: Text,
  name: Text,
  by: Text,
  byName: Text,
  term: MaybeText,
  lasts: MaybeText,
  practice: Type.Boolean(),
  state: Type.Union([Type.Literal('done'), Type.Literal('current'), Type.Literal('ahead')]),
  basis: listOf(Basis),
  interpretations: listOf(Type.Object({ question: Text, reading: Text })),
})

const EventView = Type.Object({
  at: InstantText,
  kind: Text,
  step: Text,
  stepName: Text,
  outcome: MaybeText,
  outcomeName: MaybeText,
  opinion: MaybeText,
  levelName: MaybeText,
  personName: MaybeText,
  organisationName: MaybeText,
  fields: FieldsView,
})

export const CaseView = Type.Object({
  id: IdText,
  number: Text,
  version: Type.Integer(),
  regime: Type.Object({ id: Text, title: Text }),
  procedure: Type.Object({ id: Text, name: Text, order: Text }),
  organisation: Named,
  system: Nullable(Named),
  provider: Nullable(Named),
  step: Nullable(Type.Object({ id: Text, name: Text, by: Text, byName: Text })),
  endsAs: MaybeText,
  begunAt: InstantText,
  endedAt: Nullable(InstantText),
  notice: MaybeText,
  submissions: Type.Integer(),
  versions: Type.Integer(),
  fields: FieldsView,
  fieldLabels: Type.Record(Text, Text),
  lines: listOf(LineView),
  clock: Nullable(ClockView),
  earliestOn: Nullable(DayText),
  yourTurn: Type.Boolean(),
  consulted: Type.Boolean(),
  desk: Nullable(Desk),
  steps: listOf(StepView),
  timeline: listOf(EventView),
  clocks: listOf(
    Type.Object({
      step: Text,
      stepName: Text,
      term: Text,
      startedAt: InstantText,
      dueOn: Nullable(DayText),
      endedAt: Nullable(InstantText),
      overdue: Type.Boolean(),
      provisional: Type.Boolean(),
      suspensions: listOf(Type.Object({ from: InstantText, to: Nullable(InstantText) })),
    }),
  ),
  materials: listOf(
    Type.Object({
      id: IdText,
      step: Text,
      document: Text,
      documentName: Text,
      name: Text,
      mediaType: Text,
      sha256: Text,
      size: Type.Integer(),
      attachedAt: InstantText,
      attachedByName: Text,
    }),
  ),
  documents: listOf(
    Type.Object({
      id: IdText,
      document: Text,
      name: Text,
      number: Text,
      text: Text,
      sha256: Text,
      issuedAt: InstantText,
      issuedByName: Text,
      issuerName: Text,
      basis: listOf(Basis),
    }),
  ),
  findings: listOf(Type.Object({ version: Type.Integer(), rule: Text, message: Text, words: Text })),
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
  systemName: MaybeText,
  endsAs: MaybeText,
  begunAt: InstantText,
  submitted: Type.Boolean(),
  clock: Nullable(ClockView),
})

export const ProcedureView = Type.Object({
  id: Text,
  name: Text,
  order: Text,
  by: Text,
  byName: Text,
  mine: Type.Boolean(),
  first: Type.Object({
    asks: listOf(Asked),
    lines: Type.Boolean(),
    materials: listOf(Type.Object({ document: Text, name: Text, conditional: Type.Boolean() })),
  }),
  steps: listOf(Type.Object({ id: Text, name: Text, by: Text, byName: Text, term: MaybeText, lasts: MaybeText, basis: listOf(Basis) })),
  leadTime: Type.Object({ workingDays: Type.Integer(), days: Type.Integer() }),
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

export type CaseAnswer = Static<typeof CaseView>

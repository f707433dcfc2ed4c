import { Type } from '@sinclair/typebox'
import { DayText, IdText, InstantText, Nullable } from '../../kernel/index.ts'
import { Asked, Basis, ClockView, FieldsInput, FieldsView, LineInput, LineView, listOf, MaybeText, Text } from './schemas.ts'

const Named = Type.Object({ id: Text, name: Text })
const Paper = Type.Object({ document: Text, name: Text })

/** What an outcome leads to, if it were taken now. */
const Next = Type.Object({
  ...{ id: Text, name: Text, byName: Text, organisation: MaybeText },
  term: MaybeText,
  dueOn: Nullable(Type.String({ ...DayText, description: '现在办理的，该环节的届满日' })),
  provisional: Type.Boolean(),
  goesOn: Type.Boolean({ description: '该环节的期限曾经中止，接着计算' }),
  lasts: MaybeText,
  earliestOn: Nullable(DayText),
  stops: Type.Boolean({ description: '本环节的期限自此中止' }),
})

export const FaultView = Type.Object({ path: Text, message: Text })

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
      papers: listOf(Type.Object({ name: Text, to: listOf(Text), copies: listOf(Text) })),
      next: Nullable(Next),
    }),
  ),
  levels: listOf(Type.Object({ level: Text, name: Text, passedBy: MaybeText })),
  proposal: Nullable(Type.Object({ outcome: Text, outcomeName: Text, opinion: MaybeText })),
  unfit: Nullable(
    Type.Object(
      { fields: FieldsInput, lines: Nullable(listOf(LineInput)), faults: listOf(FaultView) },
      { description: '草稿中尚不合格的内容，照原样' },
    ),
  ),
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
  procedure: Type.Object({ id: Text, name: Text, order: Text, aboutName: MaybeText }),
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
  bodies: Type.Record(Text, listOf(Named), { description: '各项点名的单位' }),
  fieldLabels: Type.Record(Text, Text),
  lines: listOf(LineView),
  clock: Nullable(ClockView),
  earliestOn: Nullable(DayText),
  yourTurn: Type.Boolean(),
  consulted: Type.Boolean(),
  desk: Nullable(Desk),
  steps: listOf(StepView),
  changed: Nullable(
    Type.Object(
      { at: InstantText, act: Text, personName: Text, mine: Type.Boolean() },
      { description: '本单位人员的最近一次修改；最近一次不是本单位所为的为空' },
    ),
  ),
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
      published: Type.Boolean(),
      addresses: listOf(Type.Object({ name: Text, kind: Text, readAt: Nullable(InstantText) })),
      basis: listOf(Basis),
    }),
  ),
  findings: listOf(Type.Object({ version: Type.Integer(), rule: Text, message: Text, words: Text })),
})

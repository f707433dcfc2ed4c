import { type Static, Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdText, InstantText, NameText, Nullable } from '../../kernel/index.ts'
import type { NoticeContent } from '../notice.ts'

export const operation = operationOf('节假日安排')

const Text = Type.String()
const HolidayView = Type.Object({ name: Text, off: Type.Array(Text), workdays: Type.Optional(Type.Array(Text)) })

export const YearView = Type.Object({
  year: Type.Integer(),
  source: Type.Union([Type.Literal('shipped'), Type.Literal('entered')], { description: '随程序提供，或在本平台录入' }),
  corrected: Type.Boolean({ description: '随程序提供过、在本平台更正' }),
  title: Text,
  number: Nullable(Text),
  holidays: Type.Array(HolidayView),
})

export const YearOfFileView = Type.Object({ year: Type.Integer(), title: Text, address: Nullable(Text), holidays: Type.Array(HolidayView) })

export const NoticeView = Type.Object({
  ...{ id: IdText, year: Type.Integer(), version: Type.Integer(), title: Text, number: Text, issuedOn: DayText, address: Nullable(Text) },
  holidays: Type.Array(HolidayView),
  reason: Nullable(Text),
  state: Type.Union((['proposed', 'approved', 'rejected', 'withdrawn'] as const).map((state) => Type.Literal(state))),
  revision: Nullable(Type.Integer()),
  ...{ proposedBy: Text, proposedByName: Text, proposedAt: InstantText },
  ...{ decidedByName: Nullable(Text), decidedAt: Nullable(InstantText), decidedReason: Nullable(Text) },
})

const MoveView = Type.Object({
  kind: Type.Union([Type.Literal('case'), Type.Literal('duty')]),
  ...{ id: Text, name: Text, what: Text, organisationId: Text, organisationName: Text },
  ...{ from: Nullable(DayText), to: Nullable(DayText), wasProvisional: Type.Boolean(), provisional: Type.Boolean() },
})
export const PreviewView = Type.Object({
  changed: Nullable(Type.Object({ from: DayText, to: DayText })),
  looked: Type.Integer({ description: '查看的期限数' }),
  moved: Type.Integer({ description: '改到另一日的期限数' }),
  settled: Type.Integer({ description: '日期不变、由暂定转为确定（或相反）的期限数' }),
  units: Type.Array(Type.Object({ organisationId: Text, organisationName: Text, count: Type.Integer() })),
  items: Type.Array(MoveView, { description: '改到另一日的期限，至多200条' }),
  warnings: Type.Array(Text),
})

export const ReadingView = Type.Object({
  ...{ revision: Type.Integer(), changedFrom: DayText, changedTo: DayText, askedAt: InstantText },
  ...{ begunAt: Nullable(InstantText), endedAt: Nullable(InstantText) },
  ...{ passes: Type.Integer(), looked: Type.Integer(), moved: Type.Integer(), failed: Type.Integer() },
})

const Days = Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { maxItems: 40 })
export const NoticeBody = Type.Object({
  year: Type.Integer({ minimum: 1949, maximum: 2999 }),
  title: NameText(200),
  number: NameText(100),
  issuedOn: DayText,
  address: Type.Optional(Nullable(Type.String({ pattern: '^https?://[^\\s<>"]+$', maxLength: 500 }))),
  holidays: Type.Array(
    Type.Object({
      name: NameText(50),
      off: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), {
        minItems: 1,
        maxItems: 40,
        description: '日期或起止日期，如 2027-10-01..2027-10-07',
      }),
      workdays: Type.Optional(Days),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  reason: Type.Optional(Nullable(Type.String({ maxLength: 1000 }))),
})

export const contentOf = ({ issuedOn, address, reason, holidays, ...rest }: Static<typeof NoticeBody>): NoticeContent => ({
  ...rest,
  issuedOn: day(issuedOn),
  address: address ?? null,
  reason: reason?.trim() || null,
  holidays: holidays.map(({ name, off, workdays }) => ({ name, off, workdays: workdays ?? [] })),
})

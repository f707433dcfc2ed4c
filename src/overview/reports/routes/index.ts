import { Type } from '@sinclair/typebox'
import { DayText, day, FileAnswer, Nullable, ok, type Route } from '../../../kernel/index.ts'
import { operation, PeriodQuery } from '../../routes/schemas.ts'
import { type ReportKind, reportKinds } from '../kind.ts'
import { type Format, formats, type Reports } from '../service/index.ts'

const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))
const Kind = Type.Unsafe<ReportKind>({ ...OneOf(reportKinds), description: 'provider 云服务商报主管部门；government 主管部门报本级政府' })
const FormatText = Type.Unsafe<Format>({ ...OneOf(formats), description: 'xlsx 工作簿；docx、pdf 公文' })
const Text = Type.String()
const Block = Type.Union([
  Type.Object({ kind: Type.Literal('paragraph'), text: Text }),
  Type.Object({ kind: Type.Literal('heading'), level: Type.Integer(), text: Text }),
  Type.Object({
    kind: Type.Literal('table'),
    caption: Nullable(Text),
    columns: Type.Array(Type.Object({ name: Text, align: OneOf(['left', 'right', 'center'] as const), share: Type.Number() })),
    rows: Type.Array(Type.Array(Text)),
  }),
  Type.Object({
    kind: Type.Literal('bars'),
    caption: Text,
    unit: Text,
    bars: Type.Array(Type.Object({ name: Text, value: Type.Number(), shown: Text })),
  }),
])

/** `/reports`. */
export const reportRoutes = (reports: Reports): Route[] => [
  operation({
    method: 'GET',
    path: '/reports',
    id: 'listReportKinds',
    summary: '本单位可以出具的报告及文件格式',
    may: 'case.read',
    response: Type.Object({ items: Type.Array(Type.Object({ kind: Kind, name: Text })), formats: Type.Array(FormatText) }),
    handle: async ({ actor }) => ok(reports.kinds(actor)),
  }),
  operation({
    method: 'GET',
    path: '/reports/document',
    id: 'previewReport',
    summary: '按模板和现时事实预览报告（未编号、未印发）',
    may: 'case.read',
    query: Type.Composite([PeriodQuery, Type.Object({ kind: Kind })]),
    response: Type.Object({ title: Text, signedBy: Nullable(Text), date: DayText, body: Type.Array(Block) }),
    handle: async ({ actor, query }) => {
      const made = await reports.document(actor, query.kind, { from: day(query.from), to: day(query.to) })
      if (!made.ok) return made
      const { title, signedBy, date, body } = made.value
      return ok({ title, signedBy, date, body: structuredClone(body) as never })
    },
  }),
  operation({
    method: 'GET',
    path: '/reports/export',
    id: 'exportReport',
    summary: '下载报告：工作簿，或按公文格式排版的文件；留有导出记录',
    may: 'case.read',
    query: Type.Composite([PeriodQuery, Type.Object({ kind: Kind, format: FormatText })]),
    response: FileAnswer,
    download: true,
    handle: ({ actor, query }) => reports.exportReport(actor, query.kind, { from: day(query.from), to: day(query.to) }, query.format),
  }),
]

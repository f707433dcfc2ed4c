import { type Static, Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdParams, IdText, InstantText, Nullable, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { FoundView, Indicator, PercentText, RatioText, seriesFields, Text, ZoneText } from '../schemas.ts'
import type { FigureInput } from './figure.ts'
import type { Figures } from './service/index.ts'

const operation = operationOf('资源利用')
const values = {
  from: DayText,
  to: DayText,
  mean: PercentText,
  peak: Type.Optional(Nullable(PercentText)),
  ratio: Type.Optional(Nullable(RatioText)),
}
const Row = Type.Object({ systemId: IdText, indicator: Indicator, zone: Type.Optional(ZoneText), ...values })
export const ReportedView = Type.Object({
  reported: Type.Integer({ description: '新登记的期数' }),
  corrected: Type.Integer({ description: '更正的期数' }),
  findings: Type.Array(Type.Object({ rule: Type.String(), count: Type.Integer() })),
})
const measured = { mean: Type.String(), peak: Nullable(Type.String()), ratio: Nullable(Type.String()) }
const FigureView = Type.Object({
  id: IdText,
  ...seriesFields,
  ...measured,
  organisationId: IdText,
  organisationName: Type.String(),
  systemName: Type.String(),
  providerId: Nullable(IdText),
  reportedBy: IdText,
  reportedByName: Type.String(),
  reportedByPerson: Type.String(),
  reportedAt: InstantText,
  supersedes: Nullable(IdText),
  reason: Nullable(Type.String()),
  supersededAt: Nullable(InstantText),
  findings: Type.Array(FoundView),
})
const BandsView = Type.Object({
  id: IdText,
  name: Type.String(),
  organisationId: IdText,
  organisationName: Type.String(),
  bands: Type.Array(
    Type.Object({ indicator: Indicator, zone: Type.String(), from: DayText, to: DayText, ...measured, findings: Type.Array(FoundView) }),
  ),
})
const Query = Type.Composite([
  PageQuery,
  Type.Object({
    organisationId: Type.Optional(IdText),
    systemId: Type.Optional(IdText),
    indicator: Type.Optional(Indicator),
    from: Type.Optional(DayText),
    to: Type.Optional(DayText),
    all: Type.Optional(Type.Boolean({ description: '含已被更正的' })),
  }),
])
const readRow = ({ zone = '', peak = null, ratio = null, from, to, ...row }: Static<typeof Row>): FigureInput => ({
  ...row,
  zone: zone.trim(),
  from: day(from),
  to: day(to),
  peak,
  ratio,
})

export const figureRoutes = (figures: Figures): Route[] => [
  operation({
    method: 'GET',
    path: '/usage',
    id: 'listUsage',
    summary: '查看资源利用情况',
    may: 'usage.read',
    query: Query,
    response: PageOf(FigureView),
    handle: async ({ actor, query: { from, to, ...query } }) => {
      const days = { ...(from ? { from: day(from) } : {}), ...(to ? { to: day(to) } : {}) }
      const { items, next } = await figures.usage(actor, { ...query, ...days })
      return ok({ items: items.map((figure) => ({ ...figure, findings: [...figure.findings] })), next })
    },
  }),
  operation({
    method: 'GET',
    path: '/usage/bands',
    id: 'listUsageBands',
    summary: '查看各系统最近一期利用率及触发的规则',
    may: 'usage.read',
    query: Type.Composite([PageQuery, Type.Object({ organisationId: Type.Optional(IdText) })]),
    response: PageOf(BandsView),
    handle: async ({ actor, query }) => {
      const { items, next } = await figures.bands(actor, query)
      const bands = items.map((system) => ({ ...system, bands: system.bands.map((band) => ({ ...band, findings: [...band.findings] })) }))
      return ok({ items: bands, next })
    },
  }),
  operation({
    method: 'POST',
    path: '/usage',
    id: 'reportUsage',
    summary: '上报资源利用情况',
    may: 'usage.report',
    body: Type.Object({
      rows: Type.Array(Row, { minItems: 1, maxItems: 1000 }),
      reason: Type.Optional(Type.String({ ...Text(500), description: '更正同一统计期原数据的理由；不更正时不填' })),
    }),
    response: ReportedView,
    status: 201,
    handle: async ({ actor, body, key }) => {
      const reported = await figures.reportUsage(actor, { rows: body.rows.map(readRow), reason: body.reason ?? null }, key)
      return reported.ok ? ok({ ...reported.value, findings: [...reported.value.findings] }) : reported
    },
  }),
  operation({
    method: 'POST',
    path: '/usage/{id}/correction',
    id: 'correctUsage',
    summary: '更正一期利用情况（原数据保留）',
    may: 'usage.report',
    params: IdParams,
    body: Type.Object({ ...values, reason: Text(500) }),
    response: ReportedView,
    status: 201,
    handle: async ({ actor, params, body, key }) => {
      const { from, to, peak = null, ratio = null, ...rest } = body
      const corrected = await figures.correctUsage(actor, params.id, { ...rest, peak, ratio, from: day(from), to: day(to) }, key)
      return corrected.ok ? ok({ ...corrected.value, findings: [...corrected.value.findings] }) : corrected
    },
  }),
]

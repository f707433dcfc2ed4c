import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdText, InstantText, Nullable, ok, type Route } from '../../kernel/index.ts'
import { FindingView, Text } from '../schemas.ts'
import { connectedMinutes, type Report } from './connection.ts'
import type { Connections } from './service.ts'

const operation = operationOf('对接状态')
const Part = (description: string) => Type.String({ pattern: '^(0(\\.\\d{1,4})?|1(\\.0{1,4})?)$', description })
const input = {
  completeness: Part('监测数据完整率，0 至 1'),
  delaySeconds: Type.Integer({ minimum: 0, maximum: 31_536_000, description: '数据时延（秒）' }),
  interfaces: Type.Array(Text(100), { maxItems: 100, uniqueItems: true, description: '已开放的接口' }),
}
const Accuracy = Nullable(Part('监测数据准确率，0 至 1；null：未测'))
const ReportView = Type.Object({ id: IdText, at: InstantText, ...input, accuracy: Accuracy, findings: Type.Array(FindingView) })
const ConnectionView = Type.Object({
  providerId: IdText,
  providerName: Type.String(),
  connected: Type.Boolean({ description: `最近一次上报在 ${connectedMinutes} 分钟以内` }),
  last: Nullable(ReportView),
})
const QualityView = Type.Object({
  from: DayText,
  to: DayText,
  reports: Type.Integer(),
  completeness: Nullable(Type.String({ description: '平均完整率，0 至 1，四位小数，四舍五入' })),
  accuracy: Nullable(Type.String({ description: '平均准确率，0 至 1，四位小数，四舍五入' })),
  largestDelaySeconds: Nullable(Type.Integer()),
  gaps: Type.Integer({ description: `超过 ${connectedMinutes} 分钟没有上报的次数` }),
})
const view = (report: Report) => ({ ...report, interfaces: [...report.interfaces], findings: [...report.findings] })

export const connectionRoutes = (connections: Connections): Route[] => [
  operation({
    method: 'GET',
    path: '/connections',
    id: 'listConnections',
    summary: '查看云服务商对接状态',
    may: 'connection.read',
    response: Type.Object({ items: Type.Array(ConnectionView) }),
    handle: async ({ actor }) => {
      const found = await connections.connections(actor)
      return ok({ items: found.map((connection) => ({ ...connection, last: connection.last && view(connection.last) })) })
    },
  }),
  operation({
    method: 'GET',
    path: '/connections/{provider}/quality',
    id: 'getConnectionQuality',
    summary: '按月查看监测数据的完整率、准确率与时延',
    may: 'connection.read',
    params: Type.Object({ provider: IdText }),
    query: Type.Object({ from: DayText, to: DayText }),
    response: Type.Object({ items: Type.Array(QualityView) }),
    handle: async ({ actor, params, query }) => {
      const months = await connections.connectionQuality(actor, params.provider, { from: day(query.from), to: day(query.to) })
      return months.ok ? ok({ items: months.value }) : months
    },
  }),
  operation({
    method: 'POST',
    path: '/connections',
    id: 'reportConnection',
    summary: '上报对接状态',
    may: 'connection.report',
    body: Type.Object({ ...input, accuracy: Type.Optional(Accuracy) }),
    response: ReportView,
    status: 201,
    handle: async ({ actor, body, key }) => {
      const reported = await connections.reportConnection(actor, body, key)
      return reported.ok ? ok(view(reported.value)) : reported
    },
  }),
]

import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdText, InstantText, Nullable, ok, type Route } from '../../kernel/index.ts'
import { Text } from '../schemas.ts'
import { connectedMinutes, type Report } from './connection.ts'
import type { Connections } from './service.ts'

const operation = operationOf('对接状态')
const input = {
  completeness: Type.String({ pattern: '^(0(\\.\\d{1,4})?|1(\\.0{1,4})?)$', description: '监测数据完整率，0 至 1' }),
  delaySeconds: Type.Integer({ minimum: 0, maximum: 31_536_000, description: '数据时延（秒）' }),
  interfaces: Type.Array(Text(100), { maxItems: 100, uniqueItems: true, description: '已开放的接口' }),
}
const ReportView = Type.Object({ id: IdText, at: InstantText, ...input })
const ConnectionView = Type.Object({
  providerId: IdText,
  providerName: Type.String(),
  connected: Type.Boolean({ description: `最近一次上报在 ${connectedMinutes} 分钟以内` }),
  last: Nullable(ReportView),
})
const view = (report: Report) => ({ ...report, interfaces: [...report.interfaces] })

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
    method: 'POST',
    path: '/connections',
    id: 'reportConnection',
    summary: '上报对接状态',
    may: 'connection.report',
    body: Type.Object(input),
    response: ReportView,
    status: 201,
    handle: async ({ actor, body, key }) => {
      const reported = await connections.reportConnection(actor, body, key)
      return reported.ok ? ok(view(reported.value)) : reported
    },
  }),
]

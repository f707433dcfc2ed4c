import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, day, IdParams, IdText, InstantText, Nullable, ok, type Route } from '../../kernel/index.ts'
import type { Seasons } from './service.ts'

const operation = operationOf('资源利用')
const input = {
  season: Type.Union([Type.Literal('peak'), Type.Literal('trough')], { description: 'peak 高峰期，trough 低谷期' }),
  from: DayText,
  to: Type.String({ ...DayText, description: '末日（含）' }),
  note: Type.String({ maxLength: 500 }),
}
const View = Type.Object({
  id: IdText,
  systemId: IdText,
  ...input,
  declaredBy: Type.String(),
  declaredByPerson: Type.String(),
  declaredAt: InstantText,
  withdrawnAt: Nullable(InstantText),
})

export const seasonRoutes = (seasons: Seasons): Route[] => [
  operation({
    method: 'GET',
    path: '/systems/{id}/seasons',
    id: 'listSeasons',
    summary: '查看系统报备的业务高峰和低谷期',
    may: 'usage.read',
    params: IdParams,
    response: Type.Object({ items: Type.Array(View) }),
    handle: async ({ actor, params }) => {
      const found = await seasons.seasons(actor, params.id)
      return found.ok ? ok({ items: found.value }) : found
    },
  }),
  operation({
    method: 'POST',
    path: '/systems/{id}/seasons',
    id: 'declareSeason',
    summary: '报备业务高峰期或低谷期',
    may: 'season.declare',
    params: IdParams,
    body: Type.Object({ ...input, note: Type.Optional(input.note) }),
    response: View,
    status: 201,
    handle: ({ actor, params, body, key }) =>
      seasons.declareSeason(actor, params.id, { season: body.season, from: day(body.from), to: day(body.to), note: body.note ?? '' }, key),
  }),
  operation({
    method: 'DELETE',
    path: '/systems/{id}/seasons/{season}',
    id: 'withdrawSeason',
    summary: '撤回尚未开始的业务周期',
    may: 'season.declare',
    params: Type.Object({ id: IdText, season: IdText }),
    response: View,
    handle: ({ actor, params, key }) => seasons.withdrawSeason(actor, params.id, params.season, key),
  }),
]

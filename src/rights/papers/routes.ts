import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdParams, IdText, InstantText, NameText, Nullable, ok, type Route } from '../../kernel/index.ts'
import { File, Kind, Text } from '../schemas.ts'
import type { Papers } from './service.ts'

const operation = operationOf('受保护资料')
const content = {
  title: NameText(200),
  file: Type.Optional(File),
  contact: Type.Optional(Type.Object({ name: Text(100), phone: Text(100) })),
}
const Kept = Type.Object({ id: IdText, version: Type.Integer() })
const PaperView = Type.Object({
  id: IdText,
  systemId: IdText,
  kind: Kind,
  title: Type.String(),
  version: Type.Integer(),
  fileName: Nullable(Type.String()),
  mediaType: Nullable(Type.String()),
  size: Nullable(Type.Integer()),
  keptByName: Type.String(),
  keptAt: InstantText,
})
const List = Type.Object({
  system: Type.Object({ id: IdText, name: Type.String(), organisationId: IdText, organisationName: Type.String() }),
  own: Type.Boolean({ description: '是否本单位的系统' }),
  kinds: Type.Array(Type.Object({ kind: Kind, count: Type.Integer() })),
  papers: Type.Array(PaperView, { description: '现在可以查阅的资料；未获授权的只计数，不列标题' }),
})

/** `/systems/{id}/papers`, `/papers/{id}/versions`. */
export const paperRoutes = (papers: Papers): Route[] => [
  operation({
    method: 'GET',
    path: '/systems/{id}/papers',
    id: 'listPapers',
    summary: '系统的受保护资料',
    may: 'authorization.read',
    params: IdParams,
    response: List,
    handle: async ({ actor, params }) => {
      const outcome = await papers.papersOf(actor, params.id)
      if (!outcome.ok) return outcome
      const { system, own, kinds, papers: listed } = outcome.value
      const { id, name, organisationId, organisationName } = system
      return ok({ system: { id, name, organisationId, organisationName }, own, kinds: [...kinds], papers: [...listed] })
    },
  }),
  operation({
    method: 'POST',
    path: '/systems/{id}/papers',
    id: 'keepPaper',
    summary: '保管受保护资料',
    may: 'paper.keep',
    params: IdParams,
    takesFile: true,
    body: Type.Object({ kind: Kind, ...content }),
    response: Kept,
    status: 201,
    handle: ({ actor, params, body, key }) => papers.keep(actor, params.id, body, key),
  }),
  operation({
    method: 'POST',
    path: '/papers/{id}/versions',
    id: 'replacePaper',
    summary: '以新版本替换资料（旧版本保留）',
    may: 'paper.keep',
    params: IdParams,
    takesFile: true,
    body: Type.Object(content),
    response: Kept,
    status: 201,
    handle: ({ actor, params, body, key }) => papers.replace(actor, params.id, body, key),
  }),
]

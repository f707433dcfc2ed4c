import { Type } from '@sinclair/typebox'
import { type OfficeActor, officeRoute } from '../../identity/index.ts'
import { bytesOfBase64, IdParams, IdText, labelOf, type Request, type Route, refuse } from '../../kernel/index.ts'
import type { Cases } from '../service/index.ts'
import { FaultView } from './case-view.ts'
import { FieldsInput, LineInput, listOf, tag } from './schemas.ts'

const Opinion = Type.String({ minLength: 1, maxLength: 2000 })
const Done = Type.Object({ id: IdText })
// biome-ignore lint/suspicious/noExplicitAny: only the two headers are read
const onceOf = ({ key, ifVersion }: Request<OfficeActor, any, any, any>) => ({ key, ifVersion })

/** What people do in a case. The guard asks for a permission word; whose turn it is, the step decides. */
export const writes = (cases: Cases): Route[] => [
  officeRoute({
    method: 'POST',
    path: '/cases',
    id: 'beginCase',
    tag,
    summary: '发起办件（草稿）',
    may: 'case.begin',
    status: 201,
    body: Type.Object({
      procedure: Type.String({ maxLength: 60 }),
      aboutId: Type.Optional(IdText),
      systemId: Type.Optional(IdText),
      providerId: Type.Optional(IdText),
    }),
    response: Type.Object({ id: IdText, number: Type.String() }),
    handle: ({ actor, body, key }) =>
      cases.begin(
        actor,
        {
          procedure: body.procedure,
          aboutId: body.aboutId ?? null,
          systemId: body.systemId ?? null,
          providerId: body.providerId ?? null,
        },
        key,
      ),
  }),
  officeRoute({
    method: 'PUT',
    path: '/cases/{id}/content',
    id: 'writeCase',
    tag,
    summary: '保存填写的内容与资源明细',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({
      fields: FieldsInput,
      lines: Type.Optional(Type.Array(LineInput, { maxItems: 500 })),
      draft: Type.Optional(Type.Boolean({ description: '草稿：尚不合格的内容也照原样保存，所缺所误随答复告知；提交时才须合格' })),
    }),
    response: Type.Object({ version: Type.Integer(), faults: listOf(FaultView) }),
    handle: (request) => cases.write(request.actor, request.params.id, request.body, onceOf(request)),
  }),
  officeRoute({
    method: 'POST',
    path: '/cases/{id}/materials',
    id: 'attachMaterial',
    tag,
    summary: '提交材料',
    may: 'case.read',
    params: IdParams,
    status: 201,
    takesFile: true,
    body: Type.Object({
      document: Type.String({ maxLength: 60 }),
      name: Type.String({ minLength: 1, maxLength: 300 }),
      content: Type.String({ description: 'Base64' }),
    }),
    response: Type.Object({ id: IdText, sha256: Type.String() }),
    handle: async (request) => {
      const { document, name, content } = request.body
      const bytes = bytesOfBase64(content)
      if (!bytes) return refuse('case.material-encoding', { facts: { name: labelOf(name) } })
      return cases.attach(request.actor, request.params.id, { document, name, bytes }, onceOf(request))
    },
  }),
  officeRoute({
    method: 'DELETE',
    path: '/cases/{id}/materials/{materialId}',
    id: 'withdrawMaterial',
    tag,
    summary: '撤回材料',
    may: 'case.read',
    params: Type.Object({ id: IdText, materialId: IdText }),
    response: Done,
    handle: (request) => cases.withdraw(request.actor, request.params.id, request.params.materialId, onceOf(request)),
  }),
  officeRoute({
    method: 'POST',
    path: '/cases/{id}/acts',
    id: 'actOnCase',
    tag,
    summary: '办理：以某一结果离开当前环节，或通过一级',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({
      outcome: Type.String({ maxLength: 60 }),
      opinion: Type.Optional(Type.String({ maxLength: 2000 })),
      fields: Type.Optional(FieldsInput),
    }),
    response: Done,
    handle: (request) => {
      const { outcome, opinion, fields } = request.body
      return cases.act(request.actor, request.params.id, { outcome, opinion: opinion ?? null, fields: fields ?? {} }, onceOf(request))
    },
  }),
  officeRoute({
    method: 'POST',
    path: '/cases/{id}/send-backs',
    id: 'sendBackProposal',
    tag,
    summary: '退回拟办意见',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({ opinion: Opinion }),
    response: Done,
    handle: (request) => cases.sendBack(request.actor, request.params.id, request.body.opinion, onceOf(request)),
  }),
  officeRoute({
    method: 'POST',
    path: '/cases/{id}/opinions',
    id: 'adviseOnCase',
    tag,
    summary: '会同单位提出意见',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({ opinion: Opinion }),
    response: Done,
    handle: (request) => cases.advise(request.actor, request.params.id, request.body.opinion, onceOf(request)),
  }),
]

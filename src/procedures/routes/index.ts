import { Type } from '@sinclair/typebox'
import { type OfficeActor, officeRoute } from '../../identity/index.ts'
import { FileAnswer, IdParams, IdText, type Outcome, ok, PageOf, PageQuery, type Request, type Route } from '../../kernel/index.ts'
import type { Cases } from '../service/index.ts'
import { CaseRowView, CaseView, FieldsInput, LineInput, ProcedureView, VersionView } from './schemas.ts'

const tag = '办件'
const Opinion = Type.String({ minLength: 1, maxLength: 2000 })
const Done = Type.Object({ id: IdText })
// biome-ignore lint/suspicious/noExplicitAny: only the two headers are read
const onceOf = ({ key, ifVersion }: Request<OfficeActor, any, any, any>) => ({ key, ifVersion })
/** The views are built as their schemas say; lines are written by `orders`, so their type is checked on the way out. */
const answer = <T>(outcome: Outcome<unknown>): Outcome<T> => outcome as Outcome<T>

/** Cases over HTTP. The guard asks for `case.read`; whose turn it is, the step decides. */
export const casesRoutes = (cases: Cases): Route[] => [...reads(cases), ...writes(cases)]

const reads = (cases: Cases): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/procedures',
    id: 'listProcedures',
    tag,
    summary: '本地办法的程序：表单、环节、期限',
    may: 'signed-in',
    response: Type.Object({ items: Type.Array(ProcedureView) }),
    handle: async ({ actor }) => answer(await cases.procedures(actor)),
  }),
  officeRoute({
    method: 'GET',
    path: '/todo',
    id: 'listTodo',
    tag,
    summary: '待办：等我单位办理的办件，逾期与临期在前',
    may: 'case.read',
    response: Type.Object({ items: Type.Array(CaseRowView) }),
    handle: async ({ actor }) => cases.todo(actor),
  }),
  officeRoute({
    method: 'GET',
    path: '/cases',
    id: 'listCases',
    tag,
    summary: '办件列表',
    may: 'case.read',
    response: PageOf(CaseRowView),
    query: Type.Composite([
      PageQuery,
      Type.Object({
        turn: Type.Optional(Type.Literal('mine')),
        begun: Type.Optional(Type.Literal('mine')),
        state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
        procedure: Type.Optional(Type.String({ maxLength: 60 })),
        search: Type.Optional(Type.String({ maxLength: 60 })),
      }),
    ]),
    handle: async ({ actor, query }) => cases.list(actor, query),
  }),
  officeRoute({
    method: 'GET',
    path: '/cases/{id}',
    id: 'getCase',
    tag,
    summary: '办件：经过、时限、材料、文书与依据',
    may: 'case.read',
    params: IdParams,
    response: CaseView,
    handle: async ({ actor, params }) => answer(await cases.view(actor, params.id)),
  }),
  officeRoute({
    method: 'GET',
    path: '/cases/{id}/versions',
    id: 'listCaseVersions',
    tag,
    summary: '历次提交的版本与差异',
    may: 'case.read',
    params: IdParams,
    response: Type.Object({ items: Type.Array(VersionView) }),
    handle: async ({ actor, params }) => answer(await cases.versions(actor, params.id)),
  }),
  officeRoute({
    method: 'GET',
    path: '/cases/{id}/materials/{materialId}/content',
    id: 'getMaterial',
    tag,
    summary: '下载材料',
    may: 'case.read',
    download: true,
    params: Type.Object({ id: IdText, materialId: IdText }),
    response: FileAnswer,
    handle: async ({ actor, params }) => cases.material(actor, params.id, params.materialId),
  }),
]

const writes = (cases: Cases): Route[] => [
  officeRoute({
    method: 'POST',
    path: '/cases',
    id: 'beginCase',
    tag,
    summary: '发起办件（草稿）',
    may: 'case.begin',
    status: 201,
    body: Type.Object({ procedure: Type.String({ maxLength: 60 }), systemId: Type.Optional(IdText), providerId: Type.Optional(IdText) }),
    response: Type.Object({ id: IdText, number: Type.String() }),
    handle: ({ actor, body, key }) =>
      cases.begin(actor, { procedure: body.procedure, systemId: body.systemId ?? null, providerId: body.providerId ?? null }, key),
  }),
  officeRoute({
    method: 'PUT',
    path: '/cases/{id}/content',
    id: 'writeCase',
    tag,
    summary: '保存填写的内容与资源明细',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({ fields: FieldsInput, lines: Type.Optional(Type.Array(LineInput, { maxItems: 500 })) }),
    response: Type.Object({ version: Type.Integer() }),
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
    handle: (request) => {
      const { document, name, content } = request.body
      return cases.attach(request.actor, request.params.id, { document, name, bytes: Buffer.from(content, 'base64') }, onceOf(request))
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
    handle: async (request) => {
      const advised = await cases.advise(request.actor, request.params.id, request.body.opinion, onceOf(request))
      return advised.ok ? ok({ id: advised.value.id }) : advised
    },
  }),
]

import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { FileAnswer, IdParams, IdText, type Outcome, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Cases } from '../service/index.ts'
import { CaseView } from './case-view.ts'
import { CaseRowView, ProcedureView, tag, VersionView } from './schemas.ts'

/** The views are built as their schemas say; lines are written by `orders`, so their type is checked on the way out. */
const answer = <T>(outcome: Outcome<unknown>): Outcome<T> => outcome as Outcome<T>

/** What people look at: procedures, 待办, lists, one case. */
export const reads = (cases: Cases): Route[] => [
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

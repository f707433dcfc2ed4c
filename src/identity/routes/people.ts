import { Type } from '@sinclair/typebox'
import { IdParams, IdText, Nullable, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { officeRoute } from '../route.ts'
import type { Identity } from '../service/index.ts'
import { LoginText, PersonName, PersonView, PostText } from './schemas.ts'

const tag = '人员'
const Posts = Type.Array(PostText, { minItems: 1, maxItems: 7 })
const Draft = Type.Object({ organisationId: Type.Optional(IdText), login: LoginText, name: PersonName, posts: Posts })
const Change = Type.Object({ name: Type.Optional(PersonName), posts: Type.Optional(Posts), disabled: Type.Optional(Type.Boolean()) })
const Query = Type.Composite([PageQuery, Type.Object({ organisationId: Type.Optional(IdText) })])
const WithPassword = Type.Object({
  id: IdText,
  password: Nullable(Type.String({ description: '一次性密码，仅此一次显示；重复的请求为 null' })),
  unconfirmed: Type.Boolean({ description: '须经安全管理员确认后账号方可使用' }),
})

export const peopleRoutes = ({ people }: Identity): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/people',
    id: 'listPeople',
    tag,
    summary: '人员账号列表',
    may: 'signed-in',
    query: Query,
    response: PageOf(PersonView),
    handle: ({ actor, query }) => people.list(actor, query),
  }),
  officeRoute({
    method: 'POST',
    path: '/people',
    id: 'createPerson',
    tag,
    summary: '新建人员账号',
    may: 'person.manage',
    body: Draft,
    response: WithPassword,
    status: 201,
    handle: ({ actor, body, key }) => people.create(actor, body, key),
  }),
  officeRoute({
    method: 'PATCH',
    path: '/people/{id}',
    id: 'changePerson',
    tag,
    summary: '修改人员账号：姓名、岗位、停用或启用',
    may: 'person.manage',
    params: IdParams,
    body: Change,
    response: Type.Object({ id: IdText, version: Type.Integer() }),
    handle: ({ actor, params, body, key, ifVersion }) => people.change(actor, params.id, body, { key, ifVersion }),
  }),
  officeRoute({
    method: 'POST',
    path: '/people/{id}/password',
    id: 'resetPassword',
    tag,
    summary: '重置密码，给出新的一次性密码',
    may: 'person.manage',
    params: IdParams,
    response: WithPassword,
    handle: ({ actor, params, key }) => people.resetPassword(actor, params.id, key),
  }),
  officeRoute({
    method: 'POST',
    path: '/people/{id}/confirmation',
    id: 'confirmPerson',
    tag,
    summary: '确认系统管理员设立的管理员账号或重置的密码，账号随后可以使用',
    // 安全管理员, or for his own account 审计管理员: the use case decides.
    may: 'signed-in',
    params: IdParams,
    response: Type.Object({ id: IdText, version: Type.Integer() }),
    handle: ({ actor, params, key, ifVersion }) => people.confirm(actor, params.id, { key, ifVersion }),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/people/{id}/sessions',
    id: 'endSessions',
    tag,
    summary: '强制退出该人员的所有会话',
    may: 'session.manage',
    params: IdParams,
    response: Type.Object({ ended: Type.Integer() }),
    handle: ({ actor, params, key }) => people.endSessions(actor, params.id, key),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/people/{id}/lock',
    id: 'unlockPerson',
    tag,
    summary: '解除锁定',
    may: 'session.manage',
    params: IdParams,
    response: Type.Null(),
    handle: ({ actor, params, key }) => people.unlock(actor, params.id, key),
  }),
]

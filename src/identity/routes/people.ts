import { type Static, Type } from '@sinclair/typebox'
import { IdParams, IdText, Nullable, PageOf, PageQuery, type Request, type Route, route } from '../../kernel/index.ts'
import type { OfficeActor } from '../actor.ts'
import type { Identity } from '../service/index.ts'
import { LoginText, NameText, PersonView, PostText } from './schemas.ts'

const tag = '人员'
const Posts = Type.Array(PostText, { minItems: 1, maxItems: 7 })
const Draft = Type.Object({ organisationId: Type.Optional(IdText), login: LoginText, name: NameText, posts: Posts })
const Change = Type.Object({ name: Type.Optional(NameText), posts: Type.Optional(Posts), disabled: Type.Optional(Type.Boolean()) })
const Query = Type.Composite([PageQuery, Type.Object({ organisationId: Type.Optional(IdText) })])
const WithPassword = Type.Object({
  id: IdText,
  password: Nullable(Type.String({ description: '一次性密码，仅此一次显示；重复的请求为 null' })),
})

type Of<B extends typeof Draft | typeof Change> = Request<OfficeActor, typeof IdParams, typeof Query, B>

export const peopleRoutes = ({ people }: Identity): Route[] => [
  route({
    method: 'GET',
    path: '/people',
    id: 'listPeople',
    tag,
    summary: '人员账号列表',
    may: 'signed-in',
    query: Query,
    response: PageOf(PersonView),
    handle: ({ actor, query }: { actor: OfficeActor; query: Static<typeof Query> }) => people.list(actor, query),
  }),
  route({
    method: 'POST',
    path: '/people',
    id: 'createPerson',
    tag,
    summary: '新建人员账号',
    may: 'person.manage',
    body: Draft,
    response: WithPassword,
    status: 201,
    handle: ({ actor, body, key }: Of<typeof Draft>) => people.create(actor, body, key),
  }),
  route({
    method: 'PATCH',
    path: '/people/{id}',
    id: 'changePerson',
    tag,
    summary: '修改人员账号：姓名、岗位、停用或启用',
    may: 'person.manage',
    params: IdParams,
    body: Change,
    response: Type.Object({ id: IdText, version: Type.Integer() }),
    handle: ({ actor, params, body, key, ifVersion }: Of<typeof Change>) => people.change(actor, params.id, body, { key, ifVersion }),
  }),
  route({
    method: 'POST',
    path: '/people/{id}/password',
    id: 'resetPassword',
    tag,
    summary: '重置密码，给出新的一次性密码',
    may: 'person.manage',
    params: IdParams,
    response: WithPassword,
    handle: ({ actor, params, key }: Of<typeof Change>) => people.resetPassword(actor, params.id, key),
  }),
  route({
    method: 'DELETE',
    path: '/people/{id}/sessions',
    id: 'endSessions',
    tag,
    summary: '强制退出该人员的所有会话',
    may: 'session.manage',
    params: IdParams,
    response: Type.Object({ ended: Type.Integer() }),
    handle: ({ actor, params, key }: Of<typeof Change>) => people.endSessions(actor, params.id, key),
  }),
  route({
    method: 'DELETE',
    path: '/people/{id}/lock',
    id: 'unlockPerson',
    tag,
    summary: '解除锁定',
    may: 'session.manage',
    params: IdParams,
    response: Type.Null(),
    handle: ({ actor, params, key }: Of<typeof Change>) => people.unlock(actor, params.id, key),
  }),
]

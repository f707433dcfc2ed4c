import { Type } from '@sinclair/typebox'
import { IdText, NameText, ok, type Route } from '../../kernel/index.ts'
import { officeRoute } from '../route.ts'
import type { Identity } from '../service/index.ts'
import { LoginText, PersonName, PostText } from './schemas.ts'

/** Founding the installation. */
export const setupRoutes = (identity: Identity): Route[] => {
  const Somebody = Type.Object({ login: LoginText, name: PersonName })
  return [
    officeRoute({
      method: 'GET',
      path: '/setup',
      id: 'isSetUpNeeded',
      tag: '初始化',
      summary: '平台是否尚待初始化',
      may: 'public',
      response: Type.Object({ needed: Type.Boolean() }),
      handle: async () => ok({ needed: !(await identity.isSetUp()) }),
    }),
    officeRoute({
      method: 'POST',
      path: '/setup',
      id: 'setUp',
      tag: '初始化',
      summary: '初始化平台：建立运营单位和三员账号',
      may: 'public',
      body: Type.Object({
        token: Type.String({ minLength: 1, maxLength: 200, description: '控制台打印的一次性初始化令牌' }),
        organisation: NameText(100),
        people: Type.Object({ 'system-admin': Somebody, 'security-admin': Somebody, 'audit-admin': Somebody }),
      }),
      response: Type.Object({
        organisationId: IdText,
        people: Type.Array(Type.Object({ id: IdText, login: Type.String(), name: Type.String(), post: PostText, password: Type.String() })),
      }),
      status: 201,
      handle: ({ actor, body }) => identity.setUp(body, actor.from),
    }),
  ]
}

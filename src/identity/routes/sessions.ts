import { Type } from '@sinclair/typebox'
import { Nullable, ok, type Route } from '../../kernel/index.ts'
import { officeRoute } from '../route.ts'
import { passwordLength } from '../rules/password.ts'
import type { Identity } from '../service/index.ts'
import { Named, PostText } from './schemas.ts'

const tag = '登录'
const Password = Type.String({ minLength: 1, maxLength: passwordLength.max })

const WhoAmI = Type.Object({
  person: Named,
  organisation: Named,
  jurisdiction: Nullable(Named),
  parties: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), { description: '本单位今日承担的职责，名称依所适用的办法' }),
  posts: Type.Array(PostText),
  permissions: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
})

/** Signing in and out. The HTTP layer sets the cookie from `signIn`'s token and clears it after `signOut` and `signOutEverywhere`. */
export const sessionRoutes = (identity: Identity): Route[] => [
  officeRoute({
    method: 'POST',
    path: '/session',
    id: 'signIn',
    tag,
    summary: '登录',
    may: 'public',
    body: Type.Object({ login: Type.String({ minLength: 1, maxLength: 64 }), password: Password }),
    response: Type.Object({ token: Type.String(), mustChangePassword: Type.Boolean() }),
    status: 201,
    handle: ({ actor, body }) => identity.signIn(body, actor.from),
  }),
  officeRoute({
    method: 'GET',
    path: '/session',
    id: 'whoAmI',
    tag,
    summary: '当前登录人员',
    may: 'signed-in',
    response: WhoAmI,
    handle: async ({ actor }) => ok(await identity.whoAmI(actor)),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/session',
    id: 'signOut',
    tag,
    summary: '退出登录',
    may: 'signed-in',
    response: Type.Null(),
    handle: ({ actor }) => identity.signOut(actor),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/sessions',
    id: 'signOutEverywhere',
    tag,
    summary: '在所有设备上退出登录',
    may: 'signed-in',
    response: Type.Object({ ended: Type.Integer() }),
    handle: ({ actor }) => identity.signOutEverywhere(actor),
  }),
  officeRoute({
    method: 'PUT',
    path: '/password',
    id: 'changePassword',
    tag,
    summary: '修改本人密码',
    may: 'signed-in',
    body: Type.Object({ current: Password, next: Password }),
    response: Type.Null(),
    handle: ({ actor, body }) => identity.changePassword(actor, body),
  }),
]

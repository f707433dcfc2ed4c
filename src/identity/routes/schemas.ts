import { Type } from '@sinclair/typebox'
import { IdText, InstantText, NameText, Nullable } from '../../kernel/index.ts'
import { type Post, posts } from '../rules/posts.ts'

export const PostText = Type.Union(
  (Object.keys(posts) as Post[]).map((post) => Type.Literal(post)),
  {
    description: Object.entries(posts)
      .map(([id, name]) => `${id} ${name}`)
      .join('，'),
  },
)
export const LoginText = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$',
  description: '登录名：3 至 32 个字母、数字或 . _ -，不分大小写',
})
export const PersonName = NameText(100)
export const Named = Type.Object({ id: IdText, name: Type.String() })

export const PersonView = Type.Object({
  id: IdText,
  login: Type.String(),
  name: Type.String(),
  organisationId: IdText,
  organisationName: Type.String(),
  posts: Type.Array(PostText),
  mustChangePassword: Type.Boolean(),
  lockedUntil: Nullable(InstantText),
  disabledAt: Nullable(InstantText),
  unconfirmedSince: Nullable(Type.String({ ...InstantText, description: '自此待安全管理员确认，确认前账号不能使用' })),
  unconfirmedBy: Nullable(IdText),
  version: Type.Integer(),
})

import { Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { InstantText, Nullable, PageOf, PageQuery, type Route } from '../kernel/index.ts'
import { kinds } from './hit.ts'
import type { Search } from './service.ts'

const operation = operationOf('检索')
const KindText = Type.Union(
  kinds.map((kind) => Type.Literal(kind)),
  { description: 'case 办件，system 信息系统，resource 云资源，opinion 办理意见，document 文书，official 公文，duty 义务，article 条文' },
)
const HitView = Type.Object({
  kind: KindText,
  id: Type.String({ description: '条文为“办法/条”，其余为编号' }),
  title: Type.String(),
  number: Nullable(Type.String()),
  organisationName: Nullable(Type.String()),
  systemName: Nullable(Type.String()),
  excerpt: Nullable(Type.String({ description: '所查内容所在的一段，纯文本；全在标题、单位、系统中的，没有' })),
  place: Type.String({ description: '在何处查看：意见为其办件，其余为自身的编号' }),
  saidBy: Nullable(Type.String({ description: '提出意见的单位' })),
  state: Nullable(Type.String()),
  at: Nullable(InstantText),
})
const Typed = Type.String({ minLength: 1, maxLength: 200, description: '要查的内容；以空格分隔的各词都要有，至少一词两个字' })

/** `/search`. */
export const searchRoutes = (search: Search): Route[] => [
  operation({
    method: 'GET',
    path: '/search',
    id: 'search',
    summary: '检索：有权查看的办件、系统、云资源、办理意见、文书、公文、义务和条文，每类最新的几条',
    may: 'signed-in',
    query: Type.Object({ q: Typed }),
    response: Type.Object({
      groups: Type.Array(Type.Object({ kind: KindText, items: Type.Array(HitView), more: Type.Boolean() })),
    }),
    handle: ({ actor, query }) => search.overview(actor, query.q),
  }),
  operation({
    method: 'GET',
    path: '/search/{kind}',
    id: 'searchKind',
    summary: '检索一类，逐页',
    may: 'signed-in',
    params: Type.Object({ kind: KindText }),
    query: Type.Composite([PageQuery, Type.Object({ q: Typed })]),
    response: PageOf(HitView),
    handle: ({ actor, params, query: { q, ...page } }) => search.list(actor, q, { ...page, kind: params.kind }),
  }),
]

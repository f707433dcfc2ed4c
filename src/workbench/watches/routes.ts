import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, IdText, InstantText, Nullable, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { createWatches } from './service.ts'
import { watchedKinds } from './watch.ts'

const operation = operationOf('工作台')
const KindText = Type.Union(watchedKinds.map((kind) => Type.Literal(kind)))
const Text = Type.String()
const WatchedView = Type.Object({
  kind: KindText,
  id: IdText,
  since: InstantText,
  number: Nullable(Text),
  title: Text,
  stepName: Nullable(Text),
  organisationName: Text,
  systemName: Nullable(Text),
  state: Text,
  dueOn: Nullable(DayText),
})
const params = Type.Object({ kind: KindText, id: IdText })
const Watching = Type.Object({ watched: Type.Boolean() })

/** `/watches`. */
export const watchRoutes = (watches: ReturnType<typeof createWatches>): Route[] => [
  operation({
    method: 'GET',
    path: '/watches',
    id: 'listWatches',
    summary: '我关注的，最近关注的在前',
    may: 'signed-in',
    query: PageQuery,
    response: PageOf(WatchedView),
    handle: ({ actor, query }) => watches.watches(actor, query),
  }),
  operation({
    method: 'GET',
    path: '/watches/{kind}/{id}',
    id: 'isWatched',
    summary: '我是否关注',
    may: 'signed-in',
    params,
    response: Watching,
    handle: ({ actor, params: { kind, id } }) => watches.isWatched(actor, kind, id),
  }),
  operation({
    method: 'PUT',
    path: '/watches/{kind}/{id}',
    id: 'watch',
    summary: '关注',
    may: 'signed-in',
    params,
    response: Watching,
    handle: ({ actor, params: { kind, id }, key }) => watches.watch(actor, kind, id, key),
  }),
  operation({
    method: 'DELETE',
    path: '/watches/{kind}/{id}',
    id: 'unwatch',
    summary: '取消关注',
    may: 'signed-in',
    params,
    response: Watching,
    handle: ({ actor, params: { kind, id }, key }) => watches.unwatch(actor, kind, id, key),
  }),
]

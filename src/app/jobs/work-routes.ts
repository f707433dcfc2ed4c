import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
  type Database,
  decodeCursor,
  InstantText,
  isInstant,
  Nullable,
  ok,
  PageOf,
  PageQuery,
  pageOf,
  type Route,
} from '../../kernel/index.ts'
import { newestOf, type Work } from './work.ts'
import { jurisdictionNames, workSources } from './work-sources.ts'

const operation = operationOf('后台任务')
const kinds = ['settlement', 'trial', 'import', 'reading'] as const
const Kind = Type.Unsafe<Work['kind']>(Type.Union(kinds.map((kind) => Type.Literal(kind))))

const WorkView = Type.Object({
  kind: Kind,
  ...{ id: Type.String(), name: Type.String(), jurisdiction: Nullable(Type.String()), organisation: Nullable(Type.String()) },
  state: Type.Unsafe<Work['state']>(Type.Union((['running', 'done', 'failed', 'stopped'] as const).map((state) => Type.Literal(state)))),
  done: Type.Integer(),
  total: Type.Integer({ description: '0 表示事先不知道总数' }),
  at: InstantText,
  endedAt: Nullable(InstantText),
  failure: Nullable(Type.String({ description: '失败的原因' })),
})

/** `/jobs/work`: all work with progress, for 系统管理员. What it is about is told, nothing of what it comes to. */
export const workRoutes = (db: Database): Route[] => {
  const sources = workSources(db)
  return [
    operation({
      method: 'GET',
      path: '/jobs/work',
      id: 'listWork',
      summary: '进行中与已结束的工作：结算核算、办法推演、导入、期限重算，进度与失败原因',
      may: 'job.manage',
      quiet: true,
      query: Type.Composite([PageQuery, Type.Object({ kind: Type.Optional(Kind) })]),
      response: PageOf(WorkView),
      handle: async ({ query: { kind, limit, after } }) => {
        const asked = kind ? [sources[kind]] : Object.values(sources)
        const { items, next } = pageOf(await newestOf(asked, { before: placeOf(after), limit: limit + 1 }), limit, ({ at, id }) => [at, id])
        const names = await jurisdictionNames(
          db,
          items.flatMap(({ jurisdictionId }) => jurisdictionId ?? []),
        )
        return ok({ items: items.map((work) => view(work, names)), next })
      },
    }),
  ]
}

const view = (
  { kind, id, name, jurisdictionId, organisationName, state, done, total, at, endedAt, failure }: Work,
  names: ReadonlyMap<string, string>,
) => ({
  ...{ kind, id, name, jurisdiction: jurisdictionId && (names.get(jurisdictionId) ?? null), organisation: organisationName },
  ...{ state, done, total, at, endedAt, failure },
})

function placeOf(after: string | undefined) {
  const [at = '', id = ''] = decodeCursor(after, 2) ?? []
  return isInstant(at) ? ([at, id] as const) : null
}

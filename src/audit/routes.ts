import { type Static, Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { CitationView, DayText, day, InstantText, Nullable, ok, PageOf, PageQuery, type Route, StreamAnswer } from '../kernel/index.ts'
import type { Audit } from './service.ts'
import type { RecordFilter } from './store.ts'
import { actName, actNames, objectName, objectNames } from './words.ts'

const Word = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }))
const Filter = Type.Object({
  objectKind: Word('对象的种类'),
  objectId: Word('对象编号'),
  personId: Word('人员编号'),
  personName: Word('人员姓名（全名，办理当时的）'),
  organisationId: Word('办理人所在的单位'),
  concernedId: Word('所涉及的单位'),
  act: Word('事项'),
  outcome: Type.Optional(Type.Union([Type.Literal('done'), Type.Literal('refused')], { description: 'done 办成的；refused 被拒绝的' })),
  from: Type.Optional(DayText),
  to: Type.Optional(Type.String({ ...DayText, description: '最后一日（含当日）' })),
})

const EntryView = Type.Object({
  id: Type.String(),
  at: InstantText,
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  organisationId: Type.String(),
  organisationName: Nullable(Type.String()),
  act: Type.String(),
  actName: Type.String(),
  object: Type.Object({ kind: Type.String(), kindName: Type.String(), id: Type.String() }),
  jurisdictionId: Nullable(Type.String()),
  concernedOrganisationId: Nullable(Type.String()),
  concernedOrganisationName: Nullable(Type.String()),
  citation: Nullable(CitationView),
  before: Type.Unknown(),
  after: Type.Unknown(),
  from: Nullable(Type.Object({ ip: Type.String(), requestId: Type.String() })),
})
const Named = Type.Array(Type.Object({ id: Type.String(), name: Type.String() }))

const filterOf = ({ from, to, ...rest }: Static<typeof Filter>): RecordFilter => ({
  ...rest,
  from: from === undefined ? undefined : day(from),
  to: to === undefined ? undefined : day(to),
})
const named = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([id, name]) => ({ id, name }))

const operation = operationOf('审计')

/** All operations of audit. */
export const auditRoutes = (audit: Audit): Route[] => [
  operation({
    method: 'GET',
    path: '/audit-entries',
    id: 'listAuditEntries',
    summary: '审计记录：谁、何时、对什么、依据哪一条、办理前后',
    may: 'audit.read',
    query: Type.Composite([PageQuery, Filter]),
    response: PageOf(EntryView),
    handle: async ({ actor, query: { limit, after, ...rest } }) => {
      const page = await audit.entries(actor, { ...filterOf(rest), limit, after })
      if (!page.ok) return page
      const items = page.value.items.map(({ object, ...entry }) => ({
        ...entry,
        actName: actName(entry.act),
        object: { ...object, kindName: objectName(object.kind) },
      }))
      return ok({ items, next: page.value.next })
    },
  }),
  operation({
    method: 'GET',
    path: '/audit-entries/export',
    id: 'exportAuditEntries',
    summary: '导出审计记录（CSV）：本人可以查看的、符合条件的全部；导出本身留有记录',
    may: 'audit.read',
    query: Filter,
    response: StreamAnswer,
    download: true,
    handle: ({ actor, query }) => audit.exportEntries(actor, filterOf(query)),
  }),
  operation({
    method: 'GET',
    path: '/audit-words',
    id: 'listAuditWords',
    summary: '审计记录的事项与对象种类的名称',
    may: 'audit.read',
    response: Type.Object({ acts: Named, objects: Named }),
    handle: async () => ok({ acts: named(actNames), objects: named(objectNames) }),
  }),
]

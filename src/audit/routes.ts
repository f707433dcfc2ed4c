import { Type } from '@sinclair/typebox'
import { officeRoute } from '../identity/index.ts'
import { CitationView, DayText, day, InstantText, Nullable, PageOf, PageQuery, type Route } from '../kernel/index.ts'
import type { Audit } from './service.ts'

const Word = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }))
const Query = Type.Composite([
  PageQuery,
  Type.Object({
    objectKind: Word,
    objectId: Word,
    personId: Word,
    act: Word,
    from: Type.Optional(DayText),
    to: Type.Optional(Type.String({ ...DayText, description: '最后一日（含当日）' })),
  }),
])

const EntryView = Type.Object({
  id: Type.String(),
  at: InstantText,
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  organisationId: Type.String(),
  act: Type.String(),
  object: Type.Object({ kind: Type.String(), id: Type.String() }),
  jurisdictionId: Nullable(Type.String()),
  concernedOrganisationId: Nullable(Type.String()),
  citation: Nullable(CitationView),
  before: Type.Unknown(),
  after: Type.Unknown(),
  from: Nullable(Type.Object({ ip: Type.String(), requestId: Type.String() })),
})

/** All operations of audit. */
export const auditRoutes = (audit: Audit): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/audit-entries',
    id: 'listAuditEntries',
    tag: '审计',
    summary: '审计记录：谁、何时、对什么、依据哪一条、办理前后',
    may: 'audit.read',
    query: Query,
    response: PageOf(EntryView),
    handle: ({ actor, query: { from, to, ...rest } }) =>
      audit.entries(actor, { ...rest, from: from === undefined ? undefined : day(from), to: to === undefined ? undefined : day(to) }),
  }),
]

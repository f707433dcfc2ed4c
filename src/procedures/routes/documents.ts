import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { IdParams, IdText, InstantText, Nullable, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Cases } from '../service/index.ts'
import { Basis, listOf, MaybeText, Text, tag } from './schemas.ts'

const DocumentView = Type.Object({
  id: IdText,
  document: Text,
  name: Text,
  number: Text,
  text: Text,
  sha256: Text,
  issuedAt: InstantText,
  issuedByName: Text,
  issuerName: Text,
  caseNumber: Text,
  kind: Nullable(Type.Union([Type.Literal('to'), Type.Literal('copy')], { description: '主送 to，抄送 copy；不是收件单位的为空' })),
  readAt: Nullable(InstantText),
  readByName: MaybeText,
  published: Type.Boolean(),
  basis: listOf(Basis),
})

/** Papers that the platform issued, for those whom they are addressed to. */
export const documentsRoutes = (cases: Cases): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/documents/received',
    id: 'listReceivedDocuments',
    tag,
    summary: '收文：主送、抄送本单位的文书',
    may: 'case.read',
    response: PageOf(DocumentView),
    query: Type.Composite([PageQuery, Type.Object({ unread: Type.Optional(Type.Boolean({ description: '只列未阅的' })) })]),
    handle: ({ actor, query }) => cases.documents(actor, { which: 'received', ...query }),
  }),
  officeRoute({
    method: 'GET',
    path: '/documents/published',
    id: 'listPublishedDocuments',
    tag,
    summary: '公开的文书',
    may: 'case.read',
    response: PageOf(DocumentView),
    query: PageQuery,
    handle: ({ actor, query }) => cases.documents(actor, { which: 'published', ...query }),
  }),
  officeRoute({
    method: 'GET',
    path: '/documents/{id}',
    id: 'getDocument',
    tag,
    summary: '阅读文书；收件单位首次阅读留有记录',
    may: 'case.read',
    params: IdParams,
    response: DocumentView,
    handle: ({ actor, params }) => cases.document(actor, params.id),
  }),
  officeRoute({
    method: 'GET',
    path: '/candidates',
    id: 'listCandidates',
    tag,
    summary: '可选择的单位：某一方当日的单位中，本单位看得到或有往来的',
    may: 'case.read',
    query: Type.Object({ party: Type.String({ maxLength: 60 }), search: Type.Optional(Type.String({ maxLength: 60 })) }),
    response: Type.Object({ items: listOf(Type.Object({ id: IdText, name: Text })) }),
    handle: ({ actor, query }) => cases.candidates(actor, query),
  }),
]

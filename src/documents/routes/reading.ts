import { Type } from '@sinclair/typebox'
import { FileAnswer, IdParams, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Documents } from '../service/index.ts'
import { About, DocumentView, Format, FullDocumentView, Kind, listOf, OfferView, operation } from './schemas.ts'

const Year = Type.Integer({ minimum: 1900, maximum: 2199 })
const ListQuery = Type.Composite([
  PageQuery,
  Type.Object({
    kind: Type.Optional(Kind),
    year: Type.Optional(Year),
    search: Type.Optional(Type.String({ maxLength: 100, description: '发文字号或标题的一部分' })),
    mine: Type.Optional(Type.Boolean({ description: '只看本单位出具的' })),
  }),
])

/** What reads documents: each sees those it issued, was sent, or whose matter it sees. */
export const readingRoutes = (documents: Documents): Route[] => [
  operation({
    method: 'GET',
    path: '/official-documents',
    id: 'listOfficialDocuments',
    summary: '查询公文',
    may: 'case.read',
    query: ListQuery,
    response: PageOf(DocumentView),
    handle: async ({ actor, query }) => ok(await documents.list(actor, query)),
  }),
  operation({
    method: 'GET',
    path: '/official-documents/kinds',
    id: 'listOfficialDocumentKinds',
    summary: '本单位可见公文的种类和年份',
    may: 'case.read',
    response: Type.Object({
      items: Type.Array(Type.Object({ kind: Type.String(), name: Type.String() })),
      years: Type.Array(Type.Integer()),
    }),
    handle: async ({ actor }) => ok(await documents.kinds(actor)),
  }),
  operation({
    method: 'GET',
    path: '/official-documents/about',
    id: 'listOfficialDocumentsAbout',
    summary: '一个办件、结算单或考评表的公文，和本单位可以出具的',
    may: 'case.read',
    query: Type.Object({ about: About, aboutId: IdText }),
    response: Type.Object({ documents: listOf(DocumentView), offers: listOf(OfferView) }),
    handle: ({ actor, query }) => documents.about(actor, query),
  }),
  operation({
    method: 'GET',
    path: '/official-documents/{id}',
    id: 'getOfficialDocument',
    summary: '查看公文',
    may: 'case.read',
    params: IdParams,
    response: FullDocumentView,
    handle: ({ actor, params }) => documents.get(actor, params.id),
  }),
  operation({
    method: 'GET',
    path: '/official-documents/{id}/files/{format}',
    id: 'getOfficialDocumentFile',
    summary: '下载公文：每次下载的内容逐字节相同',
    may: 'case.read',
    params: Type.Object({ id: IdText, format: Format }),
    response: FileAnswer,
    download: true,
    handle: ({ actor, params }) => documents.file(actor, params.id, params.format),
  }),
]

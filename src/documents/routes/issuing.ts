import { Type } from '@sinclair/typebox'
import { IdParams, IdText, Nullable, type Route } from '../../kernel/index.ts'
import type { Documents } from '../service/index.ts'
import { About, DraftView, Kind, operation, Reason } from './schemas.ts'

const Issued = Type.Object({ id: IdText })

/** What issues, replaces and withdraws. */
export const issuingRoutes = (documents: Documents): Route[] => [
  operation({
    method: 'GET',
    path: '/official-documents/draft',
    id: 'draftOfficialDocument',
    summary: '预览：现在出具会是什么样；不写入任何内容',
    may: 'case.read',
    query: Type.Object({ about: About, aboutId: IdText, kind: Kind, paperId: Type.Optional(IdText) }),
    response: DraftView,
    handle: ({ actor, query }) => documents.draft(actor, { ...query, paperId: query.paperId ?? null }),
  }),
  operation({
    method: 'POST',
    path: '/official-documents',
    id: 'issueOfficialDocument',
    summary: '出具公文：编号、生成 DOCX 和 PDF 并固定；重新出具的写明替代哪一份和理由',
    may: 'case.read',
    body: Type.Object({
      about: About,
      aboutId: IdText,
      kind: Kind,
      paperId: Type.Optional(Nullable(IdText)),
      replaces: Type.Optional(Nullable(IdText)),
      reason: Type.Optional(Nullable(Reason)),
      numbered: Type.Optional(Type.Boolean({ description: '确认字体中没有的字以编号（如〔U+1F642〕）印出' })),
    }),
    response: Issued,
    status: 201,
    handle: ({ actor, body, key }) =>
      documents.issue(
        actor,
        {
          ...body,
          paperId: body.paperId ?? null,
          replaces: body.replaces ?? null,
          reason: body.reason ?? null,
          numbered: body.numbered ?? false,
        },
        key,
      ),
  }),
  operation({
    method: 'POST',
    path: '/official-documents/{id}/withdrawal',
    id: 'withdrawOfficialDocument',
    summary: '撤销公文：原件保留，查验时显示已撤销',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({ reason: Reason }),
    response: Issued,
    status: 201,
    handle: ({ actor, params, body, key }) => documents.withdraw(actor, params.id, body.reason, key),
  }),
]

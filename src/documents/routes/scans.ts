import { Type } from '@sinclair/typebox'
import { bytesOfBase64, FileAnswer, IdParams, IdText, type Route, refuse } from '../../kernel/index.ts'
import type { Documents } from '../service/index.ts'
import { operation } from './schemas.ts'

/** Signed copies that come back. */
export const scansRoutes = (documents: Documents): Route[] => [
  operation({
    method: 'POST',
    path: '/official-documents/{id}/scans',
    id: 'attachOfficialDocumentScan',
    summary: '提交签章扫描件（PDF、JPEG、PNG），附在公文之后',
    may: 'case.read',
    params: IdParams,
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 255 }),
      content: Type.String({ description: '内容，Base64' }),
    }),
    response: Type.Object({ id: IdText, sha256: Type.String() }),
    status: 201,
    takesFile: true,
    handle: async ({ actor, params, body, key }) => {
      const bytes = bytesOfBase64(body.content)
      if (!bytes) return refuse('document.scan-encoding', { facts: { name: body.name.slice(0, 100) } })
      return documents.attachScan(actor, params.id, { name: body.name, bytes }, key)
    },
  }),
  operation({
    method: 'GET',
    path: '/official-documents/{id}/scans/{scanId}/content',
    id: 'getOfficialDocumentScan',
    summary: '下载签章扫描件',
    may: 'case.read',
    params: Type.Object({ id: IdText, scanId: IdText }),
    response: FileAnswer,
    download: true,
    handle: ({ actor, params }) => documents.scan(actor, params.id, params.scanId),
  }),
]

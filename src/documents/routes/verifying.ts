import { Type } from '@sinclair/typebox'
import { DayText, Nullable, type Route } from '../../kernel/index.ts'
import type { Documents } from '../service/index.ts'
import { FileView, listOf, operation } from './schemas.ts'

/** What anybody who holds a document may ask: by its code, so often a minute. */
export const verifyingRoutes = (documents: Documents): Route[] => [
  operation({
    method: 'GET',
    path: '/verifications/{code}',
    id: 'verifyOfficialDocument',
    summary: '查验公文：凭校验码，不需要登录',
    may: 'public',
    limited: true,
    params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) }),
    response: Type.Object({
      name: Type.String(),
      number: Type.String(),
      title: Type.String(),
      issuerName: Type.String(),
      issuedOn: DayText,
      version: Type.Integer(),
      supersededBy: Nullable(Type.String()),
      withdrawnOn: Nullable(DayText),
      files: listOf(FileView),
    }),
    handle: ({ params }) => documents.verify(params.code),
  }),
]

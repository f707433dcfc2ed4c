import { Type } from '@sinclair/typebox'
import { NameText, Nullable, ok, type Route } from '../../kernel/index.ts'
import type { Documents } from '../service/index.ts'
import { listOf, operation, SeriesText, SeriesView } from './schemas.ts'

/** How the own organisation numbers. */
export const numberingRoutes = (documents: Documents): Route[] => [
  operation({
    method: 'GET',
    path: '/document-series',
    id: 'listDocumentSeries',
    summary: '本单位的发文字号及其沿革，最新的在前',
    may: 'case.read',
    response: Type.Object({ keeps: Type.Boolean({ description: '您可以登记' }), items: listOf(SeriesView) }),
    handle: async ({ actor }) => ok(await documents.settings(actor)),
  }),
  operation({
    method: 'POST',
    path: '/document-series',
    id: 'setDocumentSeries',
    summary: '登记发文字号，如 X云〔{year}〕{n}号；不写类别的用于没有另行登记的各类',
    may: 'case.read',
    body: Type.Object({ series: Type.Optional(Nullable(SeriesText)), pattern: NameText(60) }),
    response: SeriesView,
    status: 201,
    handle: ({ actor, body, key }) => documents.setSeries(actor, { series: body.series ?? null, pattern: body.pattern }, key),
  }),
]

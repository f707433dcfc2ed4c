import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { CitationView, DayText, day, IdParams, IdText, Nullable, ok, PageQuery, type Route } from '../../kernel/index.ts'
import { citeInWords } from '../../regimes/index.ts'
import type { createLostTerms } from './service.ts'

const TermView = Type.Object({
  ...{
    resourceId: IdText,
    organisationName: Type.String(),
    systemName: Type.String(),
    providerName: Type.String(),
    itemName: Type.String(),
  },
  months: Type.Integer({ description: '单价约定的最低计费月数' }),
  from: DayText,
  to: Type.String({ format: 'date', description: '按约定应计满至' }),
  endedOn: Nullable(DayText),
})

/** What is lost when a measure is put in force. */
export const lostTermsRoutes = ({ lostTerms }: ReturnType<typeof createLostTerms>): Route[] => [
  operationOf('适用区域')({
    method: 'GET',
    path: '/jurisdictions/{id}/lost-terms',
    id: 'listLostTerms',
    summary: '改用某办法将不再计满的最低计费期限',
    may: 'jurisdiction.manage',
    params: IdParams,
    query: Type.Composite([PageQuery, Type.Object({ regimeId: Type.String({ minLength: 1, maxLength: 100 }), from: DayText })]),
    response: Type.Object({
      items: Type.Array(TermView),
      next: Nullable(Type.String()),
      count: Type.Integer({ description: '全部的个数；改用时须原样填报' }),
      says: Type.String(),
      citation: Nullable(CitationView),
      article: Nullable(Type.String()),
    }),
    handle: async ({ actor, params, query }) => {
      const found = await lostTerms(actor, { jurisdictionId: params.id, regimeId: query.regimeId, from: day(query.from) }, query)
      if (!found.ok) return found
      const { items, citation, ...rest } = found.value
      const shown = items.map(({ systemId: _system, basis: _basis, ...term }) => term)
      return ok({ ...rest, items: shown, citation: citation && { ...citation }, article: citation && citeInWords(citation.cite) })
    },
  }),
]

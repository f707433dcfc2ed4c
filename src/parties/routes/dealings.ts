import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { DayText, day, IdParams, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Parties } from '../service/index.ts'
import { AffiliationDraft, AffiliationView, BlacklistDraft, BlacklistView, EndQuery } from './schemas.ts'

const ListedOn = Type.Composite([PageQuery, Type.Object({ on: Type.Optional(DayText) })])
const periodOf = (body: { from: string; lastDay?: string | null }) => ({
  from: day(body.from),
  lastDay: body.lastDay ? day(body.lastDay) : null,
})

/** Whom one must not deal with. */
export const blacklistRoutes = (parties: Parties): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/blacklist',
    id: 'listBlacklist',
    tag: '严重失信主体',
    summary: '严重失信主体名单',
    may: 'organisation.read',
    query: ListedOn,
    response: PageOf(BlacklistView),
    handle: ({ actor, query: { on, ...page } }) => parties.listBlacklist(actor, { ...page, on: on === undefined ? undefined : day(on) }),
  }),
  officeRoute({
    method: 'POST',
    path: '/blacklist',
    id: 'blacklist',
    tag: '严重失信主体',
    summary: '登记严重失信主体',
    may: 'blacklist.manage',
    body: BlacklistDraft,
    response: BlacklistView,
    status: 201,
    handle: ({ actor, body, key }) =>
      parties.blacklist(actor, { creditCode: null, organisationId: null, ...body, ...periodOf(body) }, { key }),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/blacklist/{id}',
    id: 'endBlacklisting',
    tag: '严重失信主体',
    summary: '移出严重失信主体名单',
    may: 'blacklist.manage',
    params: IdParams,
    query: EndQuery,
    response: BlacklistView,
    handle: ({ actor, params, query, key }) => parties.endBlacklisting(actor, params.id, day(query.lastDay), { key }),
  }),
]

/** Who controls whom. */
export const affiliationRoutes = (parties: Parties): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/affiliations',
    id: 'listAffiliations',
    tag: '控股关系',
    summary: '单位之间的控股关系',
    may: 'organisation.read',
    query: PageQuery,
    response: PageOf(AffiliationView),
    handle: ({ actor, query }) => parties.listAffiliations(actor, query),
  }),
  officeRoute({
    method: 'POST',
    path: '/affiliations',
    id: 'addAffiliation',
    tag: '控股关系',
    summary: '登记控股关系',
    may: 'organisation.manage',
    body: AffiliationDraft,
    response: AffiliationView,
    status: 201,
    handle: ({ actor, body, key }) => parties.addAffiliation(actor, { share: null, ...body, ...periodOf(body) }, { key }),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/affiliations/{id}',
    id: 'endAffiliation',
    tag: '控股关系',
    summary: '终止控股关系',
    may: 'organisation.manage',
    params: IdParams,
    query: EndQuery,
    response: AffiliationView,
    handle: ({ actor, params, query, key }) => parties.endAffiliation(actor, params.id, day(query.lastDay), { key }),
  }),
]

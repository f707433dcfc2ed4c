import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { day, IdParams, IdText, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Parties } from '../service/index.ts'
import { Assignment, EndQuery, OrganisationChange, OrganisationDraft, OrganisationView, PartyParams, Text } from './schemas.ts'

const tag = '单位'
const Query = Type.Composite([
  PageQuery,
  Type.Object({ jurisdictionId: Type.Optional(IdText), party: Type.Optional(Text), search: Type.Optional(Text) }),
])

const blank = {
  nature: 'government' as const,
  jurisdictionId: null,
  parentId: null,
  area: null,
  creditCode: null,
  contactName: null,
  contactPhone: null,
}

export const organisationRoutes = (parties: Parties): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/organisations',
    id: 'listOrganisations',
    tag,
    summary: '单位名录',
    may: 'organisation.read',
    query: Query,
    response: PageOf(OrganisationView),
    handle: ({ actor, query }) => parties.listOrganisations(actor, query),
  }),
  officeRoute({
    method: 'POST',
    path: '/organisations',
    id: 'createOrganisation',
    tag,
    summary: '新建单位',
    may: 'organisation.manage',
    body: OrganisationDraft,
    response: OrganisationView,
    status: 201,
    handle: ({ actor, body, key }) => parties.createOrganisation(actor, { ...blank, ...body }, { key }),
  }),
  officeRoute({
    method: 'PATCH',
    path: '/organisations/{id}',
    id: 'changeOrganisation',
    tag,
    summary: '修改单位',
    may: 'organisation.manage',
    params: IdParams,
    body: OrganisationChange,
    response: OrganisationView,
    handle: ({ actor, params, body: { budgetFrom, ...body }, key, ifVersion }) =>
      parties.changeOrganisation(
        actor,
        params.id,
        { ...body, budgetFrom: budgetFrom === undefined ? undefined : day(budgetFrom) },
        { key, ifVersion },
      ),
  }),
  officeRoute({
    method: 'POST',
    path: '/organisations/{id}/parties',
    id: 'assignParty',
    tag,
    summary: '确定单位承担的职责',
    may: 'organisation.manage',
    params: IdParams,
    body: Assignment,
    response: OrganisationView,
    status: 201,
    handle: ({ actor, params, body, key }) =>
      parties.assignParty(
        actor,
        params.id,
        { party: body.party, from: day(body.from), lastDay: body.lastDay ? day(body.lastDay) : null },
        { key },
      ),
  }),
  officeRoute({
    method: 'DELETE',
    path: '/organisations/{id}/parties/{party}',
    id: 'endParty',
    tag,
    summary: '终止单位承担的职责',
    may: 'organisation.manage',
    params: PartyParams,
    query: EndQuery,
    response: OrganisationView,
    handle: ({ actor, params, query, key }) =>
      parties.endParty(actor, params.id, { party: params.party, lastDay: day(query.lastDay) }, { key }),
  }),
]

import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { day, IdParams, ok, type Route } from '../../kernel/index.ts'
import type { Parties } from '../service/index.ts'
import { JurisdictionDraft, JurisdictionView, NextBinding, PartyNames } from './schemas.ts'

const tag = '适用区域'

export const jurisdictionRoutes = (parties: Parties): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/jurisdictions',
    id: 'listJurisdictions',
    tag,
    summary: '适用区域及其适用的办法',
    may: 'organisation.read',
    response: Type.Object({ items: Type.Array(JurisdictionView) }),
    handle: async ({ actor }) => ok({ items: await parties.listJurisdictions(actor) }),
  }),
  officeRoute({
    method: 'GET',
    path: '/jurisdictions/{id}/parties',
    id: 'listParties',
    tag,
    summary: '今日适用的办法所设的职责',
    may: 'organisation.read',
    params: IdParams,
    response: PartyNames,
    handle: async ({ actor, params }) => {
      const found = await parties.listParties(actor, params.id)
      return found.ok ? ok({ items: [...found.value] }) : found
    },
  }),
  officeRoute({
    method: 'POST',
    path: '/jurisdictions',
    id: 'createJurisdiction',
    tag,
    summary: '新建适用区域',
    may: 'jurisdiction.manage',
    body: JurisdictionDraft,
    response: JurisdictionView,
    status: 201,
    handle: ({ actor, body, key }) => parties.createJurisdiction(actor, { ...body, from: day(body.from) }, { key }),
  }),
  officeRoute({
    method: 'POST',
    path: '/jurisdictions/{id}/regimes',
    id: 'bindRegime',
    tag,
    summary: '自某日起改为适用另一办法',
    may: 'jurisdiction.manage',
    params: IdParams,
    body: NextBinding,
    response: JurisdictionView,
    status: 201,
    handle: ({ actor, params, body, key }) => parties.bindRegime(actor, params.id, { ...body, from: day(body.from) }, { key }),
  }),
]

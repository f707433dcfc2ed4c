import { type Static, Type } from '@sinclair/typebox'
import type { OfficeActor } from '../../identity/index.ts'
import { day, IdParams, ok, type Request, type Route, route } from '../../kernel/index.ts'
import type { Parties } from '../service/index.ts'
import { Binding, JurisdictionDraft, JurisdictionView } from './schemas.ts'

const tag = '适用区域'

type Bind = Request<OfficeActor, typeof IdParams, typeof Binding, typeof Binding>

export const jurisdictionRoutes = (parties: Parties): Route[] => [
  route({
    method: 'GET',
    path: '/jurisdictions',
    id: 'listJurisdictions',
    tag,
    summary: '适用区域及其适用的办法',
    may: 'organisation.read',
    response: Type.Object({ items: Type.Array(JurisdictionView) }),
    handle: async ({ actor }: { actor: OfficeActor }) => ok({ items: await parties.listJurisdictions(actor) }),
  }),
  route({
    method: 'POST',
    path: '/jurisdictions',
    id: 'createJurisdiction',
    tag,
    summary: '新建适用区域',
    may: 'jurisdiction.manage',
    body: JurisdictionDraft,
    response: JurisdictionView,
    status: 201,
    handle: ({ actor, body, key }: { actor: OfficeActor; body: Static<typeof JurisdictionDraft>; key: string }) =>
      parties.createJurisdiction(actor, { ...body, from: day(body.from) }, { key }),
  }),
  route({
    method: 'POST',
    path: '/jurisdictions/{id}/regimes',
    id: 'bindRegime',
    tag,
    summary: '自某日起改为适用另一办法',
    may: 'jurisdiction.manage',
    params: IdParams,
    body: Binding,
    response: JurisdictionView,
    status: 201,
    handle: ({ actor, params, body, key }: Bind) => parties.bindRegime(actor, params.id, { ...body, from: day(body.from) }, { key }),
  }),
]

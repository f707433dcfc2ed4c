import type { Body } from '../api.ts'
import type { World } from '../world.ts'
import { type Makers, organisation, post, said, type Thing } from './making.ts'

/** Contracts, pools, consents beyond a contract, services found unqualified. */
export const contractMakers: Makers = {
  contract: (world, thing) =>
    post(
      world,
      thing,
      '/contracts',
      {
        kind: thing.agency ? 'agency' : 'provider',
        counterpartyId: organisation(world, thing.agency ?? thing.provider),
        number: thing.number ?? `合同-${thing.contract}`,
        signedOn: thing.signed ?? thing.from,
        from: thing.from,
        to: thing.to,
        items: itemsOf(world, thing),
      },
      'contract',
    ),

  'contract-end': (world, thing) =>
    post(world, thing, `/contracts/${world.id('contract', thing['contract-end'])}/end`, { lastDay: thing.on, reason: thing.reason }),

  async pool(world, thing) {
    const body = {
      providerId: organisation(world, thing.provider),
      name: thing.name,
      zone: thing.zone,
      legacy: thing.legacy ?? false,
      selfControllable: thing['self-controllable'] ?? false,
      mlps: thing.mlps ?? null,
      ...said(thing, { level: 'level', kind: 'kind', plan: 'plan', dedicated: 'dedicated', grounds: 'grounds' }),
      ...said(thing, { approval: 'approval', separate: 'separate', conformity: 'conformity' }),
    }
    const made = await post(world, thing, '/pools', body, 'pool')
    if (!made.ok || !thing['supervised-from']) return made
    return post(world, thing, `/pools/${made.body.id}/supervision`, { from: thing['supervised-from'], reason: '纳入统一监管' })
  },

  consent: (world, thing) =>
    post(world, thing, '/contract-consents', {
      providerId: organisation(world, thing.provider),
      itemId: world.id('item', thing.item),
      quantity: String(thing.quantity),
      from: thing.from,
      to: thing.to,
      reason: thing.reason,
    }),

  unqualified: (world, thing) =>
    post(world, thing, '/unqualified-services', {
      providerId: organisation(world, thing.provider),
      poolId: thing.pool ? world.id('pool', thing.pool) : null,
      itemId: thing.item ? world.id('item', thing.item) : null,
      from: thing.from,
      to: thing.to,
      reason: thing.reason,
    }),
}

/** A contract that names no items covers all that exist so far, without a ceiling. */
const itemsOf = (world: World, { items }: Thing): Body[] =>
  items
    ? items.map((each: Body) => ({
        itemId: world.id('item', each.item),
        quantity: each.quantity === undefined ? null : String(each.quantity),
      }))
    : world.ids('item').map((itemId) => ({ itemId, quantity: null }))

import type { Reply } from '../api.ts'
import type { World } from '../world.ts'
import { type Makers, organisation, post, said, type Thing } from './making.ts'

/** Items of the catalogue, its editions, ceilings and prices. */
export const catalogueMakers: Makers = {
  item: (world, { category = [], ...thing }) =>
    post(
      world,
      thing,
      '/catalogue/items',
      {
        code: thing.code,
        category1: category[0] ?? '其他',
        category2: category[1] ?? '',
        category3: category[2] ?? '',
        name: thing.name,
        specification: thing.specification ?? '',
        unit: thing.unit,
        basis: thing.basis,
      },
      'item',
    ),

  edition: (world, thing) =>
    post(world, thing, '/catalogue/editions', {
      year: thing.edition,
      inForceFrom: thing.from,
      itemIds: thing.items.map((name: string) => world.id('item', name)),
    }),

  ceiling: (world, thing) => price(world, thing, 'ceiling'),
  price: (world, thing) => price(world, thing, 'final'),
}

const price = (world: World, thing: Thing, kind: 'ceiling' | 'final'): Promise<Reply> =>
  post(world, thing, `/catalogue/items/${world.id('item', thing.ceiling ?? thing.price)}/prices`, {
    kind,
    ...(thing.amount === undefined ? {} : { amount: String(thing.amount) }),
    ...said(thing, {
      basis: 'basis',
      'term-months': 'termMonths',
      tiers: 'tiers',
      allowance: 'allowance',
      'minimum-months': 'minimumMonths',
    }),
    ...(thing.provider ? { providerId: organisation(world, thing.provider) } : {}),
    from: thing.from,
    reason: thing.reason ?? '按规定程序确定',
  })

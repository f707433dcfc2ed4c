import type { Reply } from '../api.ts'
import type { World } from '../world.ts'
import { type Makers, post, said, type Thing } from './making.ts'

/** Systems, and the days of their migration. */
export const systemMakers: Makers = {
  system: (world, thing) =>
    post(
      world,
      thing,
      '/systems',
      {
        name: thing.name,
        kind: thing.kind,
        purpose: thing.purpose,
        classified: thing.classified ?? false,
        mlps: thing.mlps,
        mlpsFiling: thing['mlps-filing'] ?? null,
        budgetChannel: thing['budget-channel'],
        status: thing.status ?? 'on-cloud',
        exemption: thing.exemption ?? null,
        builder: null,
        contact: null,
        ...said(thing, { domestic: 'domestic', 'domestic-reason': 'domesticReason', 'construction-ends-on': 'constructionEndsOn' }),
        ...said(thing, {
          'hosted-elsewhere': 'hostedElsewhere',
          'hosting-provider': 'hostingProvider',
          'hosting-ends-on': 'hostingEndsOn',
        }),
      },
      'system',
    ),

  'cut-over': (world, thing) => withVersion(world, thing, thing['cut-over'], 'cut-over'),
  retirement: (world, thing) => withVersion(world, thing, thing.retirement, 'original-retirement'),
}

async function withVersion(world: World, thing: Thing, system: string, act: string): Promise<Reply> {
  const player = world.player(thing.by)
  const id = world.id('system', system)
  const { version } = await player.need('GET', `/systems/${id}`)
  return player.call('POST', `/systems/${id}/${act}`, { body: { on: thing.on }, ifVersion: version })
}

import type { Body } from '../api.ts'
import { type Makers, post } from './making.ts'

/** Important periods, and how often a duty falls due. */
export const dutyMakers: Makers = {
  'important-period': (world, thing) =>
    post(world, thing, '/important-periods', { name: thing['important-period'], from: thing.from, to: thing.to, reason: thing.reason }),

  async 'important-period-end'(world, thing) {
    const by = world.player(thing.by)
    const { items } = await by.need('GET', '/important-periods')
    const period = items.find(({ name }: Body) => name === thing['important-period-end'])
    return by.call('POST', `/important-periods/${period.id}/end`, { body: { on: thing.on, reason: thing.reason } })
  },

  interval: (world, thing) =>
    world.player(thing.by).call('PUT', `/duties/${thing.interval}/interval`, {
      body: { every: thing.every, from: thing.from, reason: thing.reason },
    }),
}

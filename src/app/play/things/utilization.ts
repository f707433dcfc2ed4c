import type { Body } from '../api.ts'
import { everything } from '../world.ts'
import { type Makers, organisation, post, text } from './making.ts'

/** Usage, seasons, outages, checks of use and monitoring data, as docs/scenarios.md lists them. */
export const utilizationMakers: Makers = {
  usage: (world, thing) =>
    post(world, thing, '/usage', {
      rows: [
        {
          systemId: world.id('system', thing.usage),
          indicator: thing.indicator,
          ...(thing.zone ? { zone: thing.zone } : {}),
          from: thing.from,
          to: thing.to,
          mean: String(thing.mean),
          peak: text(thing.peak),
          ratio: text(thing.ratio),
        },
      ],
      ...(thing.reason ? { reason: thing.reason } : {}),
    }),

  season: (world, thing) =>
    post(world, thing, `/systems/${world.id('system', thing.season)}/seasons`, {
      season: thing.is,
      from: thing.from,
      to: thing.to,
      note: thing.note ?? '',
    }),

  outage: (world, thing) =>
    post(world, thing, '/outages', {
      providerId: organisation(world, thing.outage),
      poolId: thing.pool ? world.id('pool', thing.pool) : null,
      from: moment(thing.from),
      to: moment(thing.to),
      kind: thing.kind,
      reason: thing.reason,
      systemIds: (thing.systems ?? []).map((name: string) => world.id('system', name)),
    }),

  async 'check-of-use'(world, thing) {
    const itemId = world.id('item', thing['check-of-use'])
    const rows = await everything(world.player(thing.by), `/resources?organisation=${organisation(world, thing.of)}`)
    const resource = rows.find((row) => row.itemId === itemId && row.state !== 'ended')
    if (!resource) throw new Error(`${thing.of} 没有 ${thing['check-of-use']} 的资源`)
    const used = thing['used-by'] ? world.find('system', thing['used-by']) : undefined
    return post(world, thing, '/resource-checks', {
      resourceId: resource.id,
      actualSystemId: used ?? null,
      actualSystem: used ? null : (thing['used-by'] ?? null),
      asApplied: thing['as-applied'] ?? false,
      idle: thing.idle ?? false,
      note: thing.note ?? '',
    })
  },

  monitoring: (world, thing) =>
    post(world, { ...thing, by: thing.monitoring }, '/connections', {
      completeness: String(thing.completeness),
      accuracy: text(thing.accuracy),
      delaySeconds: thing.delay ?? 0,
      interfaces: thing.interfaces ?? [],
    }),
}

/** `2025-07-01 10:00`, local time. */
const moment = (said: Body): string => `${String(said).replace(' ', 'T')}:00+08:00`

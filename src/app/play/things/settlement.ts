import { resourceOf } from '../resources.ts'
import { type Makers, organisation, post } from './making.ts'

/** What enters a bill before it is sealed: assessment reports, and what is settled under another measure or contract. */
export const settlementMakers: Makers = {
  async 'settled-elsewhere'(world, thing) {
    const system = thing['settled-elsewhere']
    const resource = thing.item ? await resourceOf(world, world.player(thing.by), { system, item: thing.item }) : null
    return post(world, thing, '/settled-elsewhere', {
      systemId: world.id('system', system),
      resourceId: resource?.id ?? null,
      from: thing.from,
      to: thing.to,
      measure: thing.measure,
      reason: thing.reason,
    })
  },

  assessment: (world, thing) =>
    post(world, thing, '/assessments', {
      providerId: organisation(world, thing.assessment),
      from: thing.from,
      percent: String(thing.percent),
      assessor: thing.assessor ?? '评估机构',
      report: thing.report,
      reason: thing.reason ?? '按评估报告核定',
    }),
}

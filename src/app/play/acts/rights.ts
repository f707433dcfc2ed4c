import type { Body, Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import { peopleOf, type World } from '../world.ts'

/** What people do with authorizations, papers and operating grants. */
export const rightsActs = (world: World) => ({
  looks: (by: Player, act: Body): Promise<Reply> =>
    act.paper
      ? by.call('POST', `/papers/${world.id('paper', act.paper)}/looks`, { body: act.version ? { version: act.version } : {} })
      : by.call('POST', `/systems/${world.id('system', act['contact-of'])}/contact-looks`),
  freezes: (by: Player, act: Body): Promise<Reply> => govern(world, by, act, 'freeze'),
  unfreezes: (by: Player, act: Body): Promise<Reply> => govern(world, by, act, 'unfreeze'),
  revokes: (by: Player, act: Body): Promise<Reply> => govern(world, by, act, 'revoke'),
  async renames(by: Player, act: Body): Promise<Reply> {
    const persons = await peopleOf(world, act.persons)
    return by.call('PUT', `/authorizations/${world.id('authorization', act.authorization)}/persons`, { body: { persons } })
  },
  async 'asks-emergency'(by: Player, act: Body): Promise<Reply> {
    const target = act.paper ? { paperId: world.id('paper', act.paper) } : { systemId: world.id('system', act.system), kind: act.kind }
    const reply = await by.call('POST', '/emergency-looks', { body: { ...target, reason: act.reason, hours: act.hours ?? 4 } })
    if (reply.ok) world.remember('emergency', act.as, reply.body.id)
    return reply
  },
  seconds: (by: Player, act: Body): Promise<Reply> => by.call('POST', `/emergency-looks/${world.id('emergency', act.emergency)}/second`),
  'confirms-handover': (by: Player, act: Body): Promise<Reply> =>
    by.call('POST', `/operating-handovers/${world.id('handover', act.handover)}/confirmation`),
})

/** Freezing and the like, of an authorization or of an operating grant. */
function govern(world: World, by: Player, act: Body, verb: string): Promise<Reply> {
  const path = act['operating-grant']
    ? `/operating-grants/${world.id('operating-grant', act['operating-grant'])}`
    : `/authorizations/${world.id('authorization', act.authorization)}`
  return by.call('POST', `${path}/${verb}`, { body: act.reason ? { reason: act.reason } : {} })
}

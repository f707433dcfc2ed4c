import type { Body, Reply } from './api.ts'
import type { Player } from './cast.ts'
import type { World } from './world.ts'

type Thing = Readonly<Record<string, Body>>

const file = (said: string) => ({ name: `${said}.pdf`, content: Buffer.from(`%PDF-1.4 ${said}`).toString('base64') })
const organisation = (world: World, name: string): string => world.player(name).organisationId
/** The ids of people, as each is told himself: nobody else need know them. */
const peopleOf = (world: World, names: readonly string[]): Promise<string[]> =>
  Promise.all(names.map(async (name) => (await world.player(name).need('GET', '/session')).person.id))

/** Things of rights: papers, authorizations, operating grants, hand-overs. */
export const rightsMakers: Readonly<Record<string, (world: World, thing: Thing) => Promise<Reply>>> = {
  async paper(world, thing) {
    const content =
      thing.kind === 'contact'
        ? { contact: { name: thing.name ?? thing.title, phone: String(thing.phone ?? '12345') } }
        : { file: file(thing.content ?? thing.title) }
    const path = `/systems/${world.id('system', thing.system)}/papers`
    const body = { kind: thing.kind, title: thing.title, ...content }
    return remembered(world, 'paper', thing, await world.player(thing.by).call('POST', path, { body }))
  },

  async authorization(world, thing) {
    const body = {
      organisationId: organisation(world, thing.to),
      persons: await peopleOf(world, thing.persons),
      systemIds: thing.systems ? thing.systems.map((name: string) => world.id('system', name)) : null,
      kinds: thing.kinds,
      purpose: thing.purpose,
      from: thing.from,
      to: thing.until,
      form: file('书面授权'),
    }
    return remembered(world, 'authorization', thing, await world.player(thing.by).call('POST', '/authorizations', { body }))
  },

  async 'operating-grant'(world, thing) {
    const body = {
      providerId: organisation(world, thing.to),
      persons: await peopleOf(world, thing.persons),
      scope: thing.scope,
      from: thing.from,
      to: thing.until,
      reason: thing.reason,
    }
    return remembered(world, 'operating-grant', thing, await world.player(thing.by).call('POST', '/operating-grants', { body }))
  },

  async handover(world, thing) {
    const body = {
      fromProviderId: organisation(world, thing['from-provider']),
      toProviderId: organisation(world, thing['to-provider']),
      on: thing.day,
      items: thing.items,
    }
    return remembered(world, 'handover', thing, await world.player(thing.by).call('POST', '/operating-handovers', { body }))
  },
}

type RightsThing = 'paper' | 'authorization' | 'operating-grant' | 'handover'

function remembered(world: World, kind: RightsThing, thing: Thing, reply: Reply): Reply {
  if (reply.ok) world.remember(kind, thing[kind], reply.body.id)
  return reply
}

/** Acts of rights; see docs/scenarios.md. */
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

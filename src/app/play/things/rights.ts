import { pdf } from '../api.ts'
import { peopleOf } from '../world.ts'
import { type Makers, organisation, post } from './making.ts'

/** Things of rights: papers, authorizations, operating grants, hand-overs. */
export const rightsMakers: Makers = {
  async paper(world, thing) {
    const content =
      thing.kind === 'contact'
        ? { contact: { name: thing.name ?? thing.title, phone: String(thing.phone ?? '12345') } }
        : { file: { name: `${thing.content ?? thing.title}.pdf`, content: pdf(thing.content ?? thing.title) } }
    const path = `/systems/${world.id('system', thing.system)}/papers`
    const body = { kind: thing.kind, title: thing.title, ...content }
    return post(world, thing, path, body, 'paper')
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
      form: { name: '书面授权.pdf', content: pdf('书面授权') },
    }
    return post(world, thing, '/authorizations', body, 'authorization')
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
    return post(world, thing, '/operating-grants', body, 'operating-grant')
  },

  async handover(world, thing) {
    const body = {
      fromProviderId: organisation(world, thing['from-provider']),
      toProviderId: organisation(world, thing['to-provider']),
      on: thing.day,
      items: thing.items,
    }
    return post(world, thing, '/operating-handovers', body, 'handover')
  },
}

import { type Makers, organisation, post } from './making.ts'

/** What holds of organisations: who is listed, who belongs to whom. */
export const organisationMakers: Makers = {
  blacklist: (world, thing) => {
    const player = world.player(thing.blacklist)
    return post(world, thing, '/blacklist', {
      name: player.organisationName,
      organisationId: player.organisationId,
      reason: thing.reason,
      source: thing.source,
      from: thing.from,
      lastDay: thing.to ?? null,
    })
  },

  affiliation: (world, thing) =>
    post(world, thing, '/affiliations', {
      holderId: organisation(world, thing.holder),
      heldId: organisation(world, thing.held),
      from: thing.from,
    }),
}

import { type Api, createPlayer, createWorld, type Player, type World } from '../app/play/index.ts'

/** Who and what a play has brought about, as plain JSON: for going on with it elsewhere. */
export interface WorldFacts {
  readonly people: readonly (readonly [
    name: string,
    seed: Pick<Player, 'name' | 'login' | 'password' | 'organisationId' | 'organisationName'>,
  ])[]
  readonly things: ReturnType<World['things']>
}

export const factsOf = (world: World): WorldFacts => ({
  people: [...world.players].map(([as, { name, login, password, organisationId, organisationName }]) => [
    as,
    { name, login, password, organisationId, organisationName },
  ]),
  things: world.things(),
})

/** The same people and things behind another server. */
export const worldOf = (api: Api, { people, things }: WorldFacts): World =>
  createWorld(new Map(people.map(([as, seed]) => [as, createPlayer(api, seed)])), things)

import { type Api, bringAbout, createWorld, enrol, found, needed, type Operators, type Player, type World } from '../play/index.ts'
import type { ActorSeed, Stage } from './story.ts'

/** Sets the stage through the API: the jurisdiction under its measure, organisations, people, and the things in order. */
export async function setStage(api: Api, setupToken: string, stage: Stage, boundFrom: string): Promise<World> {
  const operators = await found(api, setupToken, '平台运营单位')
  const { system } = operators
  const { id: jurisdictionId } = await system.need('POST', '/jurisdictions', {
    body: { name: stage.jurisdiction, regimeId: stage.regime, from: boundFrom },
  })
  const players = new Map<string, Player>([system, operators.security, operators.audit].map((player) => [player.name, player]))
  for (const [name, seed] of Object.entries(stage.actors)) {
    players.set(name, await engage(api, operators, players, { name, seed, jurisdictionId, boundFrom }))
  }
  const world = createWorld(players)
  // Items first: contracts, prices and editions speak of them.
  const things = (stage.things ?? []).toSorted((a, b) => Number('item' in b && 'code' in b) - Number('item' in a && 'code' in a))
  for (const thing of things) needed(await bringAbout(world, thing), `stage ${JSON.stringify(thing)}`)
  return world
}

interface Engagement {
  readonly name: string
  readonly seed: ActorSeed
  readonly jurisdictionId: string
  readonly boundFrom: string
}

async function engage(
  api: Api,
  operators: Operators,
  players: ReadonlyMap<string, Player>,
  { name, seed, jurisdictionId, boundFrom }: Engagement,
): Promise<Player> {
  const { system } = operators
  const known = (actor: string): Player => {
    const found = players.get(actor)
    if (!found) throw new Error(`actors.${name}：“${actor}”应写在它之前`)
    return found
  }
  const posts = seed.posts ?? ['handler', 'reviewer', 'approver', 'signer']
  if (seed.of) {
    const { organisationId, organisationName } = known(seed.of)
    return enrol(api, operators, { organisationId, organisationName, login: name, name, posts })
  }
  const organisationName = seed.name ?? name
  const body = {
    jurisdictionId,
    name: organisationName,
    budget: seed.budget ?? 'level',
    nature: seed.nature ?? 'government',
    parentId: seed.parent ? known(seed.parent).organisationId : null,
    area: seed.area ?? null,
  }
  const { id } = await system.need('POST', '/organisations', { body })
  for (const party of [seed.party ?? []].flat())
    await system.need('POST', `/organisations/${id}/parties`, { body: { party, from: boundFrom } })
  return enrol(api, operators, { organisationId: id, organisationName, login: name, name, posts })
}

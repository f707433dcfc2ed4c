import { type Day, later } from '../../kernel/index.ts'
import { type Api, createWorld, enrol, type Operators, type Player, type World } from '../play/index.ts'
import type { ActorSeed, Place } from './data.ts'

/** A person of the demo with what the table of accounts tells about him. */
export interface Member {
  readonly player: Player
  readonly jurisdiction: string
  readonly party: string | null
  readonly posts: readonly string[]
}

/** A jurisdiction with its people, ready to be played in. */
export interface Cast {
  readonly place: Place
  readonly world: World
  readonly members: readonly Member[]
}

/** From when the measure binds, and from when the place uses the platform: what was owed before is not asked for on it. */
interface Since {
  readonly boundFrom: Day
  readonly from: Day
}

/** Makes the jurisdiction, its organisations with their parties, and an account for each person, all through the API. */
export async function castPlace(api: Api, operators: Operators, place: Place, { boundFrom, from }: Since): Promise<Cast> {
  const { system } = operators
  const body = { name: place.jurisdiction, regimeId: place.regime, from: boundFrom }
  const { id: jurisdictionId } = await system.need('POST', '/jurisdictions', { body })
  const players = new Map<string, Player>()
  const members: Member[] = []
  for (const [name, seed] of Object.entries(place.actors)) {
    const organisation = seed.of
      ? organisationOf(players, seed.of)
      : await establish(system, players, seed, { jurisdictionId, from: later(boundFrom, from) })
    const about = {
      ...organisation,
      login: `${place.prefix}-${name}`,
      name: nameOf(organisation.organisationName, seed),
      posts: seed.posts,
    }
    const player = await enrol(api, operators, about)
    players.set(name, player)
    members.push({ player, jurisdiction: place.jurisdiction, party: place.actors[seed.of ?? name]?.party ?? null, posts: seed.posts })
  }
  return { place, world: createWorld(players), members }
}

const postNames: Readonly<Record<string, string>> = { handler: '经办', reviewer: '审核', signer: '签发', 'unit-admin': '管理员' }

/** No real person's name: the organisation and the post. */
const nameOf = (organisationName: string, { posts }: ActorSeed): string =>
  `${organisationName}${posts.map((post) => postNames[post] ?? post).join('、')}`

function organisationOf(players: ReadonlyMap<string, Player>, actor: string) {
  const found = players.get(actor)
  if (!found) throw new Error(`actors：“${actor}”应写在引用它的人之前`)
  return { organisationId: found.organisationId, organisationName: found.organisationName }
}

async function establish(
  system: Player,
  players: ReadonlyMap<string, Player>,
  seed: ActorSeed,
  { jurisdictionId, from }: { readonly jurisdictionId: string; readonly from: Day },
) {
  const organisationName = seed.name ?? ''
  const body = {
    jurisdictionId,
    name: organisationName,
    budget: seed.budget ?? 'level',
    parentId: seed.parent ? organisationOf(players, seed.parent).organisationId : null,
    area: seed.area ?? null,
  }
  const { id: organisationId } = await system.need('POST', '/organisations', { body })
  await system.need('POST', `/organisations/${organisationId}/parties`, { body: { party: seed.party, from } })
  return { organisationId, organisationName }
}

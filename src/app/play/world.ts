import type { Body } from './api.ts'
import type { Player } from './cast.ts'

export type ThingKind =
  | 'case'
  | 'contract'
  | 'pool'
  | 'item'
  | 'system'
  | 'statement'
  | 'paper'
  | 'authorization'
  | 'emergency'
  | 'operating-grant'
  | 'handover'

/** What a play has brought about so far, by the names that its story gives. */
export interface World {
  readonly players: ReadonlyMap<string, Player>
  player(name: string): Player
  remember(kind: ThingKind, name: string, id: string): void
  id(kind: ThingKind, name: string): string
  /** As `id`, for what need not be there yet. */
  find(kind: ThingKind, name: string): string | undefined
  ids(kind: ThingKind): readonly string[]
  /** The name that a story gave to this id; the id itself when it gave none. */
  nameOf(kind: ThingKind, id: string): string
  /** All that was remembered, for a world that goes on from here. */
  things(): readonly (readonly [key: string, id: string])[]
}

export function createWorld(players: ReadonlyMap<string, Player>, before: ReturnType<World['things']> = []): World {
  const things = new Map<string, string>(before)
  return {
    players,
    player(name) {
      const found = players.get(name)
      if (!found) throw new Error(`没有名为“${name}”的人；stage 里有：${[...players.keys()].join('、')}`)
      return found
    },
    remember: (kind, name, id) => void things.set(`${kind}:${name}`, id),
    id(kind, name) {
      const found = things.get(`${kind}:${name}`)
      if (!found) throw new Error(`还没有名为“${name}”的${kindNames[kind]}`)
      return found
    },
    find: (kind, name) => things.get(`${kind}:${name}`),
    ids: (kind) => [...things].filter(([key]) => key.startsWith(`${kind}:`)).map(([, id]) => id),
    nameOf(kind, id) {
      const entry = [...things].find(([key, value]) => value === id && key.startsWith(`${kind}:`))
      return entry ? entry[0].slice(kind.length + 1) : id
    },
    things: () => [...things],
  }
}

const kindNames = {
  case: '办件',
  contract: '合同',
  pool: '资源池',
  item: '服务项',
  system: '系统',
  statement: '结算单',
  paper: '资料',
  authorization: '授权',
  emergency: '紧急查阅',
  'operating-grant': '运营授权',
  handover: '交接',
} as const

/** The ids of people, as each is told himself: nobody else need know them. */
export const peopleOf = (world: World, names: readonly string[]): Promise<string[]> =>
  Promise.all(names.map(async (name) => (await world.player(name).need('GET', '/session')).person.id))

/** Every page of a list. */
export async function everything(player: Player, path: string): Promise<Body[]> {
  const items: Body[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Body = await player.need(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    )
    items.push(...page.items)
    after = page.next
  }
  return items
}

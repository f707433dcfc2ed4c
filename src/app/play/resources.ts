import type { Body } from './api.ts'
import type { Player } from './cast.ts'
import { everything, type World } from './world.ts'

/** The resource of a system and an item that somebody sees; one that is in use goes before one that has ended. */
export async function resourceOf(world: World, by: Player, { system, item }: { system: string; item: string }): Promise<Body> {
  const itemId = world.id('item', item)
  const rows = (await everything(by, `/resources?system=${world.id('system', system)}`)).filter((row) => row.itemId === itemId)
  const found = rows.find(({ state }) => state === 'delivered') ?? rows[0]
  if (!found) throw new Error(`${by.name} 在系统 ${system} 看不到 ${item} 的资源`)
  return found
}

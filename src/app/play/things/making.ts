import type { Body, Reply } from '../api.ts'
import type { ThingKind, World } from '../world.ts'

/** One entry of `things` or `sets`: its first key says what it is, as docs/scenarios.md lists them. */
export type Thing = Readonly<Record<string, Body>>

/** How things of each kind are brought about. */
export type Makers = Readonly<Record<string, (world: World, thing: Thing) => Promise<Reply>>>

/** By whom the thing names, or by the platform's system administrator; the world remembers what is `named`. */
export async function post(world: World, thing: Thing, path: string, body: unknown, named?: ThingKind): Promise<Reply> {
  const reply = await world.player(thing.by ?? '系统管理员').call('POST', path, { body })
  if (reply.ok && named) world.remember(named, thing[named], reply.body.id)
  return reply
}

export const organisation = (world: World, name: string): string => world.player(name).organisationId

/** A number of a story as the API wants it; null where nothing was said. */
export const text = (value: Body): string | null => (value === undefined || value === null ? null : String(value))

/** The keys that a story wrote, under the API's names: what it leaves out is left to the API. */
export const said = (thing: Thing, names: Readonly<Record<string, string>>): Thing =>
  Object.fromEntries(Object.entries(names).flatMap(([word, key]) => (thing[word] === undefined ? [] : [[key, thing[word]]])))

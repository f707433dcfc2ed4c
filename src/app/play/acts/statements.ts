import type { Body, Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import type { World } from '../world.ts'

/** What people do with statements. */
export const statementActs = (world: World) => ({
  accounts: (by: Player, act: Body): Promise<Reply> => account(world, by, act),
  reviews: (by: Player, act: Body): Promise<Reply> => decide(world, by, act, 'review'),
  'returns-statement': (by: Player, act: Body): Promise<Reply> => decide(world, by, act, 'return'),
  seals: (by: Player, act: Body): Promise<Reply> => decide(world, by, act, 'seal'),
})

async function account(world: World, by: Player, act: Body): Promise<Reply> {
  const reply = await by.call('POST', '/statements', { body: { from: act.from }, ifVersion: await versionOf(world, by, act.statement) })
  if (reply.ok) world.remember('statement', act.statement, reply.body.id)
  if (reply.ok && act.to && reply.body.to !== String(act.to)) throw new Error(`结算周期应到 ${act.to}，实到 ${reply.body.to}`)
  return reply
}

/** The version of a statement that was accounted before; none when this is the first time. */
async function versionOf(world: World, by: Player, name: string): Promise<number | undefined> {
  const id = world.find('statement', name)
  if (!id) return undefined
  const shown = await by.call('GET', `/statements/${id}`)
  return shown.ok ? shown.body.version : undefined
}

async function decide(world: World, by: Player, act: Body, verb: string): Promise<Reply> {
  const id = world.id('statement', act.statement)
  const body = verb === 'seal' ? undefined : { ...(act.opinion ? { opinion: act.opinion } : {}) }
  return by.call('POST', `/statements/${id}/${verb}`, { ...(body ? { body } : {}), ifVersion: await versionOf(world, by, act.statement) })
}

import { type Body, pdf, type Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import { everything, type World } from '../world.ts'

/** What people do in cases. */
export const caseActs = (world: World) => ({
  begins: (by: Player, act: Body): Promise<Reply> => begin(world, by, act),
  finds: (by: Player, act: Body): Promise<Reply> => find(world, by, act),
  writes: (by: Player, act: Body): Promise<Reply> => write(world, by, act),
  attaches: (by: Player, act: Body): Promise<Reply> =>
    by.call('POST', `/cases/${world.id('case', act.case)}/materials`, {
      body: { document: act.document, name: act.name ?? `${act.document}.pdf`, content: pdf(act.content ?? act.document) },
    }),
  acts: (by: Player, { case: name, outcome, opinion, fields }: Body): Promise<Reply> =>
    by.call('POST', `/cases/${world.id('case', name)}/acts`, {
      body: { outcome, ...(opinion ? { opinion } : {}), ...(fields ? { fields: texts(world, fields) } : {}) },
    }),
  returns: (by: Player, { case: name, opinion }: Body): Promise<Reply> =>
    by.call('POST', `/cases/${world.id('case', name)}/send-backs`, { body: { opinion } }),
  advises: (by: Player, { case: name, opinion }: Body): Promise<Reply> =>
    by.call('POST', `/cases/${world.id('case', name)}/opinions`, { body: { opinion } }),
  works: (by: Player, act: Body): Promise<Reply> => work(world, by, act),
})

const texts = (world: World, fields: Record<string, unknown>): Record<string, string | boolean> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === 'boolean' ? value : textOf(world, value)]))

/** `{ body: [actor, …] }` names the organisations of actors. */
const textOf = (world: World, value: unknown): string =>
  typeof value === 'object' && value !== null && 'body' in value
    ? [value.body]
        .flat()
        .map((name) => world.player(String(name)).organisationId)
        .join(',')
    : String(value)

async function begin(world: World, by: Player, act: Body): Promise<Reply> {
  const body = {
    procedure: act.procedure,
    ...(act.about ? { aboutId: world.player(act.about).organisationId } : {}),
    ...(act.system ? { systemId: world.id('system', act.system) } : {}),
    ...(act.provider ? { providerId: world.player(act.provider).organisationId } : {}),
  }
  const begun = await by.call('POST', '/cases', { body })
  if (!begun.ok) return begun
  world.remember('case', act.as, begun.body.id)
  return act.lines || act.fields ? write(world, by, { case: act.as, lines: act.lines, fields: act.fields }) : begun
}

/** Gives a name to the open case of a procedure about somebody: one that a finding began. */
async function find(world: World, by: Player, act: Body): Promise<Reply> {
  const reply = await by.call('GET', `/cases?state=open&limit=200&procedure=${encodeURIComponent(act.procedure)}`)
  if (!reply.ok) return reply
  const { organisationId, organisationName } = world.player(act.about)
  const systemId = act.system ? world.id('system', act.system) : undefined
  const found = reply.body.items.filter((row: Body) => row.organisationId === organisationId && (!systemId || row.systemId === systemId))
  if (found.length !== 1)
    throw new Error(`关于 ${organisationName} 的未办结“${act.procedure}”，${by.name} 看到 ${found.length} 件，应是 1 件`)
  world.remember('case', act.case, found[0].id)
  return reply
}

async function write(world: World, by: Player, act: Body): Promise<Reply> {
  const id = world.id('case', act.case)
  const shown = await by.call('GET', `/cases/${id}`)
  if (!shown.ok) return shown
  const lines = act.lines && (await Promise.all(act.lines.map((line: Body) => lineOf(world, by, shown.body, line))))
  return by.call('PUT', `/cases/${id}/content`, {
    body: { fields: texts(world, act.fields ?? {}), ...(lines ? { lines } : {}) },
    ifVersion: shown.body.version,
  })
}

/** A line of something new names item and pool; one of a change or an end names the resource that has them. */
async function lineOf(world: World, by: Player, file: Body, line: Body): Promise<Body> {
  const { quantity, reason, calculation } = line
  const words = {
    ...(quantity === undefined ? {} : { quantity: String(quantity) }),
    ...(reason ? { reason } : {}),
    ...(calculation ? { calculation } : {}),
  }
  const itemId = world.id('item', line.item)
  const poolId = line.pool ? world.id('pool', line.pool) : undefined
  if (file.procedure.order !== 'change' && file.procedure.order !== 'end') return { itemId, poolId, ...words }
  const resources = await everything(by, `/resources?system=${file.system?.id}&state=delivered`)
  const resource = resources.find((each) => each.itemId === itemId && (!poolId || each.poolId === poolId))
  return resource ? { resourceId: resource.id, ...words } : { itemId, poolId, ...words }
}

async function work(world: World, by: Player, act: Body): Promise<Reply> {
  const caseId = world.id('case', act.case)
  const { items } = await by.need('GET', `/work-orders?case=${caseId}&limit=1`)
  // A work order that somebody else's eyes cannot find is asked for all the same: the refusal is the story's point.
  const id = items[0]?.id ?? caseId
  const key = act.callback ? `callback-${act.callback}-${act.case}` : undefined
  if (act.accept) return by.call('POST', `/work-orders/${id}/accept`, { key })
  if (act.retry) return by.call('POST', `/work-orders/${id}/retry`, { key })
  const lines: number[] =
    act.done === 'all' ? (await by.need('GET', `/work-orders/${id}`)).lines.map((line: Body) => line.line) : (act.done ?? act.failed)
  const results = lines.map((line) => (act.failed ? { line, state: 'failed', reason: act.reason } : { line, state: 'done' }))
  return by.call('POST', `/work-orders/${id}/results`, { body: { results }, key })
}

import type { Body, Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import { resourceOf } from '../resources.ts'
import { everything, type World } from '../world.ts'

/** What people do with reported quantities: the provider reports, the unit confirms or objects. */
export const meteringActs = (world: World) => ({
  async 'reports-quantity'(by: Player, act: Body): Promise<Reply> {
    const { id: resourceId } = await resourceOf(world, by, act)
    return by.call('POST', '/metered-quantities', { body: { resourceId, ...said(act) } })
  },
  async 'corrects-quantity'(by: Player, act: Body): Promise<Reply> {
    const [row = nobody] = await meant(world, by, act)
    return by.call('POST', `/metered-quantities/${row.id}/correction`, { body: { ...said(act), reason: act.reason } })
  },
  async 'confirms-quantity'(by: Player, act: Body): Promise<Reply> {
    const rows = (await meant(world, by, act)).filter(({ state }) => state === 'reported')
    return by.call('POST', '/metered-quantities/confirmations', { body: { ids: (rows.length > 0 ? rows : [nobody]).map(({ id }) => id) } })
  },
  async 'objects-to-quantity'(by: Player, act: Body): Promise<Reply> {
    const [row = nobody] = (await meant(world, by, act)).filter(({ state }) => state === 'reported')
    return by.call('POST', `/metered-quantities/${row.id}/objection`, { body: { opinion: act.opinion } })
  },
})

const said = ({ from, to, quantity, note }: Body) => ({ from, to, quantity: String(quantity), ...(note ? { note } : {}) })

/** Nobody's: what somebody does not see is asked for all the same, the refusal is the story's point. */
const nobody = { id: '00000000-0000-0000-0000-000000000000' }

/** The records of a system's item that somebody sees, of the period that begins on `from` where it is said. */
async function meant(world: World, by: Player, { system, item, from }: Body): Promise<Body[]> {
  const { id } = await resourceOf(world, by, { system, item })
  const rows = await everything(by, `/metered-quantities?resourceId=${id}`)
  return rows.filter((row) => from === undefined || row.from === String(from))
}

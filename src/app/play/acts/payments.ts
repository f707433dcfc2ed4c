import { type Body, pdf, type Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import { everything, type World } from '../world.ts'

/** What people do with a statement after the seal: payments, and corrections by two people. */
export const paymentActs = (world: World) => ({
  pays: (by: Player, act: Body): Promise<Reply> =>
    by.call('POST', `${path(world, act)}/payments`, {
      body: {
        providerId: world.player(act.to).organisationId,
        amount: String(act.amount),
        paidOn: act.on,
        voucher: act.voucher ?? `${act.statement}-${act.to}-${act.on}-${act.amount}`,
        ...(act.note ? { note: act.note } : {}),
      },
    }),
  'reverses-payment': (by: Player, act: Body): Promise<Reply> =>
    by.call('POST', `${path(world, act)}/payments/${act.no}/reversal`, { body: { reason: act.reason } }),
  corrects: (by: Player, act: Body): Promise<Reply> => correct(world, by, act),
  'decides-correction': (by: Player, { decision, opinion, ...act }: Body): Promise<Reply> =>
    by.call('POST', `${path(world, act)}/corrections/${act.no}/decision`, { body: { decision, ...(opinion ? { opinion } : {}) } }),
  'withdraws-correction': (by: Player, act: Body): Promise<Reply> =>
    by.call('POST', `${path(world, act)}/corrections/${act.no}/withdrawal`),
})

const path = (world: World, { statement }: Body): string => `/statements/${world.id('statement', statement)}`

async function correct(world: World, by: Player, act: Body): Promise<Reply> {
  const about = act.adjustment
    ? { adjustmentNo: await adjustmentNo(world, by, act) }
    : { lineNo: typeof act.line === 'number' ? act.line : await lineNo(world, by, act) }
  return by.call('POST', `${path(world, act)}/corrections`, {
    body: {
      ...about,
      amount: String(act.amount),
      reason: act.reason,
      ...(act.cause ? { cause: act.cause } : {}),
      ...(act.evidence ? { evidence: { name: `${act.evidence}.pdf`, content: pdf(act.evidence) } } : {}),
    },
  })
}

/** `line: { item, unit, from }`. What somebody does not see is asked for all the same: the refusal is the story's point. */
async function lineNo(world: World, by: Player, act: Body): Promise<number> {
  const { item, unit, from } = act.line
  const rows = await everything(by, `${path(world, act)}/lines`)
  const found = rows.find(
    (row) => row.itemId === world.id('item', item) && row.organisationId === world.player(unit).organisationId && row.from === String(from),
  )
  return found?.no ?? 1
}

/** `adjustment: { rule, of }`. */
async function adjustmentNo(world: World, by: Player, act: Body): Promise<number> {
  const { items } = await by.need('GET', `${path(world, act)}/adjustments`)
  const of = world.player(act.adjustment.of).organisationId
  return items.find((each: Body) => each.rule === act.adjustment.rule && each.organisationId === of)?.no ?? 1
}

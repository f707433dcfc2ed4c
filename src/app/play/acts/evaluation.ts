import type { Body, Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import { everything, type World } from '../world.ts'

/** What people do in an evaluation. `of` is the evaluated actor, `from` the period's first day where there are several. */
export const evaluationActs = (world: World) => ({
  'opens-round': (by: Player, { evaluation, from, to }: Body): Promise<Reply> =>
    by.call('POST', '/evaluations/rounds', { body: { evaluation, ...(from ? { from } : {}), ...(to ? { to } : {}) } }),

  scores: (by: Player, act: Body): Promise<Reply> =>
    onCard(world, by, act, 'scores', { dimension: act.dimension, score: String(act.score), reason: act.reason }),

  answers: (by: Player, act: Body): Promise<Reply> =>
    onCard(world, by, act, 'answers', {
      dimension: act.dimension,
      score: Number(act.score),
      ...(act.comment ? { comment: act.comment } : {}),
    }),

  concludes: (by: Player, act: Body): Promise<Reply> =>
    onCards(world, by, act, 'conclusion', {
      leaveOut: Object.entries(act['leave-out'] ?? {}).map(([dimension, reason]) => ({ dimension, reason })),
    }),

  publishes: (by: Player, act: Body): Promise<Reply> => onCards(world, by, act, 'publication', undefined),

  objects: (by: Player, act: Body): Promise<Reply> => onCard(world, by, act, 'objection', { reason: act.reason }),

  'decides-objection': (by: Player, { upheld, reason, corrections = [], ...act }: Body): Promise<Reply> =>
    onCards(world, by, act, 'objection/decision', {
      upheld,
      reason,
      corrections: corrections.map((each: Body) => ({ ...each, score: String(each.score) })),
    }),
})

/** The scorecards that somebody sees of an evaluation, the latest period last. */
export async function cardsOf(by: Player, evaluation: string, organisationId: string | null, from?: string): Promise<Body[]> {
  const whose = organisationId ? `&organisation=${organisationId}` : ''
  const cards = await everything(by, `/evaluations/scorecards?evaluation=${evaluation}${whose}`)
  const sorted = cards.toSorted((a, b) => String(a.from).localeCompare(String(b.from)))
  const wanted = from ?? sorted.at(-1)?.from
  return sorted.filter((card) => card.from === wanted)
}

/** Nobody's: what somebody does not see is asked for all the same, the refusal is the story's point. */
const nobody = { id: '00000000-0000-0000-0000-000000000000', version: 1 }

async function onCard(world: World, by: Player, act: Body, path: string, body: Body): Promise<Reply> {
  const of = act.of ? world.player(act.of) : by
  const [card = nobody] = await cardsOf(by, act.evaluation, of.organisationId, act.from)
  return by.call('POST', `/evaluations/scorecards/${card.id}/${path}`, { body })
}

/** By the conductor: on the card of `of`, or on all cards of the period, up to the first that is refused. */
async function onCards(world: World, by: Player, act: Body, path: string, body: Body): Promise<Reply> {
  const cards = await cardsOf(by, act.evaluation, act.of ? world.player(act.of).organisationId : null, act.from)
  let reply: Reply | null = null
  for (const card of cards.length > 0 ? cards : [nobody]) {
    reply = await by.call('POST', `/evaluations/scorecards/${card.id}/${path}`, { ...(body ? { body } : {}), ifVersion: card.version })
    if (!reply.ok) return reply
  }
  if (!reply) throw new Error('没有考评表')
  return reply
}

import { type Body, pdf, type Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import { everything, type World } from '../world.ts'

/** What people do about duties. */
export const dutyActs = (world: World) => ({
  fulfils: (by: Player, act: Body): Promise<Reply> => fulfil(world, by, act),
  waives: (by: Player, act: Body): Promise<Reply> => waive(world, by, act),
})

/** What a story calls a duty instance by: its duty, whose it is, and its period or system where there are several. */
interface DutyWords {
  readonly duty: string
  readonly of?: string
  readonly period?: string | number
  readonly system?: string
}

/** All instances of an organisation that the player sees, soonest due first. */
export const dutiesOf = (by: Player, organisationId: string, duty?: string): Promise<Body[]> =>
  everything(by, `/duties?organisationId=${organisationId}${duty ? `&duty=${duty}` : ''}`)

/** Those that the words mean. */
export const meant = (world: World, rows: readonly Body[], { period, system }: Omit<DutyWords, 'duty'>): Body[] =>
  rows.filter(
    (row) =>
      (period === undefined || row.period === String(period)) &&
      (system === undefined || row.systemId === (world.find('system', system) ?? system)),
  )

const isOpen = ({ state }: Body): boolean => ['open', 'due-soon', 'overdue'].includes(state)

/** The open one that is due soonest; where none is open the last there was, so that a story can show the refusal. */
function choose(world: World, rows: readonly Body[], words: DutyWords): Body {
  const found = meant(world, rows, words)
  const chosen = found.find(isOpen) ?? found.at(-1)
  if (!chosen)
    throw new Error(
      `没有这样的义务：${JSON.stringify(words)}；有：${rows.map(({ duty, period, dueOn }) => `${duty} ${period ?? ''} ${dueOn}`).join('、') || '（无）'}。新的义务在时钟移动（on）之后产生`,
    )
  return chosen
}

/** Files what proves a duty of one's own. `of` may be a period or one's system. */
async function fulfil(world: World, by: Player, act: Body): Promise<Reply> {
  const rows = await dutiesOf(by, by.organisationId, act.duty)
  const which = act.of === undefined ? {} : world.find('system', act.of) ? { system: act.of } : { period: act.of }
  const { id } = choose(world, rows, { duty: act.duty, ...which })
  const filings = act.replaces ? (await by.need('GET', `/duties/instances/${id}`)).filings : []
  const content = pdf(`${act.duty} ${act.note ?? ''}`)
  return by.call('POST', `/duties/instances/${id}/fulfilment`, {
    body: {
      note: act.note ?? '已履行',
      ...(act.evidence === false ? {} : { evidence: { name: `${act.duty}.pdf`, content } }),
      ...(act.from ? { validFrom: act.from } : {}),
      ...(act.to ? { validTo: act.to } : {}),
      ...(filings.length > 0 ? { replaces: filings.at(-1).id } : {}),
    },
  })
}

/** Frees another of what he owes. */
async function waive(world: World, by: Player, { reason, of, ...words }: Body): Promise<Reply> {
  const rows = await dutiesOf(by, world.player(of).organisationId, words.duty)
  const { id } = choose(world, rows, words)
  return by.call('POST', `/duties/instances/${id}/waiver`, { body: { reason } })
}

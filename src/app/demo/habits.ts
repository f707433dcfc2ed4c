import { type Day, day, dayOf, type Instant, plusDays } from '../../kernel/index.ts'
import { type Body, everything, type Player, pdf } from '../play/index.ts'
import type { Cast } from './casting.ts'
import { moment } from './timeline.ts'

/** Offices do what they owe on three days of each month. */
const officeDays = ['06', '16', '26']
const ahead = 14

/** The office days' moments after one moment and before another. */
export function officeMoments(after: Instant, until: Instant): Instant[] {
  const found: Instant[] = []
  for (let on: Day = dayOf(after); on <= dayOf(until); on = plusDays(on, 1)) {
    const at = moment(`${on} 15:30`)
    if (officeDays.includes(on.slice(8)) && at > after && at < until) found.push(at)
  }
  return found
}

/**
 * Everybody of a place files what falls due soon, each by its handler; who is forgetful only what has fallen due already. What the last days of the
 * year bring stays open: there is something to do in the demo.
 */
export async function fulfilDuties({ place, world, members }: Cast, at: Instant): Promise<void> {
  const last = plusDays(dayOf(at), ahead)
  const forgetful = place.forgetful && world.player(place.forgetful).organisationId
  for (const row of await openDuties(world.player('authority-handler'))) {
    const clerk = members.find(({ player, posts }) => player.organisationId === row.organisationId && posts.includes('handler'))
    const waits = row.organisationId === forgetful && row.state !== 'overdue'
    if (!clerk || waits || day(row.dueOn) > last) continue
    const evidence = { name: `${row.dutyName}.pdf`, content: pdf(`${row.dutyName} ${row.period ?? ''}`) }
    await clerk.player.need('POST', `/duties/instances/${row.id}/fulfilment`, { body: { note: '已履行', evidence } })
  }
}

async function openDuties(observer: Player): Promise<Body[]> {
  const rows: Body[] = []
  for (const state of ['overdue', 'due-soon', 'open']) rows.push(...(await everything(observer, `/duties?state=${state}`)))
  return rows
}

import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { Notice } from '../notice.ts'
import type { HolidaysNeeds } from '../ports.ts'
import { decideNotice, findNotice, lockNotices } from '../store/notices.ts'
import { askReading } from '../store/readings.ts'
import { judge } from './entering.ts'
import { calendarWith, changedBy } from './present.ts'

type Writes = Writing<OfficeActor>

/** The second person's part: approving or rejecting; and the first one's taking it back. */
export const createDeciding = (needs: HolidaysNeeds) => ({
  /** The notice counts from now on, and the terms that it touches are to be read again. It is judged once more: years may have come meanwhile. */
  approve: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<{ readonly revision: number }>> =>
    decide(needs, { actor, id, key, does: 'holiday.approve', by: 'another' }, async (writing, notice) => {
      const judged = await judge(needs, notice)
      if (!judged.ok) return judged
      const changed = changedBy(needs.calendar, await calendarWith(needs, notice), notice.year)
      const revision = await decideNotice(writing.tx, id, { state: 'approved', ...byOf(writing), reason: null })
      if (revision === null) throw new Error('an approval has a number')
      if (changed) await askReading(writing.tx, revision, changed, writing.now)
      const { year, version, title, number } = notice
      await writing.record({
        object: { kind: 'holiday-notice', id },
        after: { state: 'approved', year, version, title, number, revision, changed },
      })
      return ok({ revision })
    }),

  reject: (actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<null>> =>
    decide(needs, { actor, id, key, does: 'holiday.reject', by: 'another' }, (writing) => close(writing, id, 'rejected', reason)),

  withdraw: (actor: OfficeActor, id: Id, key: string): Promise<Outcome<null>> =>
    decide(needs, { actor, id, key, does: 'holiday.withdraw', by: 'author' }, (writing) => close(writing, id, 'withdrawn', null)),
})

async function close(writing: Writes, id: Id, state: 'rejected' | 'withdrawn', reason: string | null): Promise<Outcome<null>> {
  await decideNotice(writing.tx, id, { state, ...byOf(writing), reason })
  await writing.record({ object: { kind: 'holiday-notice', id }, after: { state, ...(reason ? { reason } : {}) } })
  return ok(null)
}

interface Deciding {
  readonly actor: OfficeActor
  readonly id: Id
  readonly key: string
  readonly does: 'holiday.approve' | 'holiday.reject' | 'holiday.withdraw'
  readonly by: 'another' | 'author'
}

const stateNames = { approved: '已核准', rejected: '已退回', withdrawn: '已撤回' } as const

function decide<T>(
  needs: HolidaysNeeds,
  { actor, id, key, does, by }: Deciding,
  act: (writing: Writes, notice: Notice) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const word = by === 'another' ? 'holiday.approve' : 'holiday.enter'
  return needs.door.write({ actor, does, needs: word, once: { key, input: { id } } }, async (writing) => {
    await lockNotices(writing.tx)
    const notice = await findNotice(writing.tx, id)
    if (!notice) return refuse('request.not-found', { facts: { what: '这份节假日安排' } })
    if (notice.state !== 'proposed') return refuse('holiday.decided', { facts: { state: stateNames[notice.state] } })
    const own = notice.proposedBy === actor.personId
    if (by === 'another' && own) return refuse('holiday.other-decides')
    if (by === 'author' && !own) return refuse('holiday.own-only')
    return act(writing, notice)
  })
}

const byOf = ({ actor, now }: Writes) => ({ by: actor.personId, byName: actor.personName, at: now })

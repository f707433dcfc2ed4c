import { type Day, earlier, type Instant, later, millisecondsBetween } from '../../kernel/index.ts'
import { inWords } from '../notice.ts'
import type { HolidaysNeeds } from '../ports.ts'
import { noticesInForce } from '../store/notices.ts'
import { beginPass, countInPass, endReadings, openReadings, type Reading } from '../store/readings.ts'

/** A request that was under way at the approval has long been answered after this. */
const requestsOverMs = 60_000
/** What cannot be read in so many minutes is left to people: the page shows how many failed. */
const passesMost = 30

/**
 * The job: reads again the terms that approved notices touch. What it did stands, so it goes on where it was broken off; done twice it
 * changes nothing. What breaks of one term holds up no other.
 */
export async function rereadTerms(needs: HolidaysNeeds): Promise<void> {
  const open = await openReadings(needs.db)
  if (open.length === 0) return
  const revisions = open.map(({ revision }) => revision)
  const begun = needs.clock.now()
  await beginPass(needs.db, revisions, begun)
  const { left, broken } = await pass(needs, open, revisions)
  if (isDone(open, begun, left)) await endReadings(needs.db, revisions, needs.clock.now())
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} terms could not be read again`)
}

const isDone = (open: readonly Reading[], begun: Instant, left: number): boolean => {
  const settled = open.every(({ askedAt }) => millisecondsBetween(askedAt, begun) >= requestsOverMs)
  return (settled && left === 0) || open.some(({ passes }) => passes + 1 >= passesMost)
}

async function pass(needs: HolidaysNeeds, open: readonly Reading[], revisions: readonly number[]) {
  const because = await reasonOf(needs, revisions)
  const changed = { from: leastOf(open), to: open.map(({ changedTo }) => changedTo).reduce((a, b) => later(a, b)) }
  const broken: unknown[] = []
  let left = 0
  for (const terms of needs.terms()) {
    for await (const { looked, moves } of terms.moves(needs.calendar, changed)) {
      const failures = broken.length
      let moved = 0
      for (const { id } of moves) {
        const reread = await terms.reread(id, because).catch((error: unknown) => void broken.push(error))
        if (reread) moved += 1
      }
      left += moves.length - moved
      await countInPass(needs.db, revisions, { looked, moved, failed: broken.length - failures })
    }
  }
  return { left, broken }
}

const leastOf = (open: readonly Reading[]): Day => open.map(({ changedFrom }) => changedFrom).reduce((a, b) => earlier(a, b))

async function reasonOf({ db }: HolidaysNeeds, revisions: readonly number[]): Promise<string> {
  const notices = (await noticesInForce(db)).filter(({ revision }) => revision !== null && revisions.includes(revision))
  return notices.length > 0 ? notices.map(inWords).join('、') : '节假日安排已更正'
}

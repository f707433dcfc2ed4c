import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, type Instant, newId, plusDays, plusHours, type Tx } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { isTold, partiesAsked } from '../rules/audience.ts'
import { asides, silentActs } from '../rules/happenings.ts'
import { nextTelling } from '../rules/schedule.ts'
import type { Tale } from '../rules/tale.ts'
import { written } from '../rules/templates.ts'
import { organisationsAround } from '../store/candidates.ts'
import { insertNotices } from '../store/notices.ts'
import { forgetTold, lockTelling, markFailed, markSilent, markTold, nextUntold, type OutboxRow, putNear } from '../store/outbox.ts'
import { putAllLapses } from './lapse-tales.ts'
import { type Addressed, send } from './sending.ts'
import { talesOf } from './tales.ts'
import { sentencesNow } from './wording.ts'

/** Rows of the outbox are kept so long after they were told. */
const keepHours = 30 * 24

/**
 * Tells everything that is in the outbox: one happening a transaction, its notices and its mark together. May run in several processes at once. What
 * cannot be told holds up nothing else and is tried again, for ever; it throws at the end, so that it is seen.
 */
export async function tell(needs: NoticesNeeds): Promise<number> {
  await inTurn(needs, (tx, now) => markSilent(tx, { acts: silentActs, but: asides }, now))
  const broken: unknown[] = []
  let told = 0
  for (let more = true; more; ) {
    const done = await tellNext(needs)
    more = done !== null
    if (done?.ok) told += 1
    else if (done) broken.push(done.error)
  }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} happenings could not be told`)
  return told
}

/** What comes near by itself is put in, then all is told, and what was told long ago goes. */
export async function tellEach(needs: NoticesNeeds): Promise<void> {
  const now = needs.clock.now()
  await putNear(needs.db, { today: dayOf(now), tomorrow: plusDays(dayOf(now), 1) })
  await putAllLapses(needs, dayOf(now))
  await tell(needs)
  await forgetTold(needs.db, plusHours(now, -keepHours))
}

type Done = { readonly ok: true } | { readonly ok: false; readonly error: unknown }

/** Works in a transaction of its own while nobody else tells. The clock is read when its turn has come. */
const inTurn = <T>({ db, clock }: NoticesNeeds, work: (tx: Tx, now: Instant) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await lockTelling(tx)
    return work(tx, clock.now())
  })

async function tellNext(needs: NoticesNeeds): Promise<Done | null> {
  let row: OutboxRow | null = null
  try {
    await inTurn(needs, async (tx, now) => {
      row = await nextUntold(tx, now)
      if (row) await tellOne(needs, tx, row, now)
    })
    return row && { ok: true }
  } catch (error) {
    const failed = row as OutboxRow | null
    if (!failed) throw error
    const message = String(error instanceof Error ? error.message : error).slice(0, 500)
    await inTurn(needs, (tx, now) => markFailed(tx, failed, { error: message, again: nextTelling(failed.attempts, now) }))
    return { ok: false, error }
  }
}

async function tellOne(needs: NoticesNeeds, tx: Tx, row: OutboxRow, now: Instant): Promise<void> {
  const told = new Set<Id>()
  const sentences = await sentencesNow(needs, tx)
  for (const tale of await talesOf(needs, tx, row, now)) {
    const addressed = await addressees(needs, tx, tale, now)
    const fresh = addressed.filter(({ personId }) => personId !== tale.doerId && !told.has(personId))
    for (const { personId } of fresh) told.add(personId)
    const sentence = written(sentences, tale.name, tale.facts)
    const { event, link, at } = tale
    const { kind } = tale.rule
    const made = await insertNotices(
      tx,
      fresh.map(({ personId }) => ({ id: newId(), personId, event, kind, ...sentence, link, at })),
    )
    await send(needs, tx, { tale, sentence, addressed, made }, now)
  }
  await markTold(tx, row.id, { at: now, recipients: told.size })
}

/** Everybody a happening is told to, its doer with them: within their own sight, and only those who could sign in today. */
async function addressees(needs: NoticesNeeds, tx: Tx, tale: Tale, now: Instant): Promise<Addressed[]> {
  const { jurisdictionId, rule } = tale
  const standings = jurisdictionId === null ? [] : await needs.partiesOf(jurisdictionId, dayOf(now), tx)
  const ids = [tale.concernedId, tale.providerId, ...tale.others, ...(tale.followed?.organisationIds ?? [])].filter(isUuid)
  const organisationIds = await organisationsAround(tx, {
    ...{ ids, jurisdictionId, on: dayOf(now) },
    parties: partiesAsked(standings, rule.to),
  })
  const operator = rule.to.some((audience) => audience === 'system-admins' || audience === 'security-admins')
  const people = await needs.people(tx, { organisationIds, personIds: tale.personId ? [tale.personId] : [], operator })
  const chosen: OfficeActor[] = []
  for (const actor of people) {
    const relation = tale.followed ? await tale.followed.relationOf(actor) : null
    if (isTold(actor, rule.to, tale, relation)) chosen.push(actor)
  }
  return chosen.map(({ personId, organisationId, organisationName }) => ({ personId, organisationId, organisationName }))
}

/** The record names organisations by texts: some acts come from none. */
const isUuid = (id: string | null): id is Id => id !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

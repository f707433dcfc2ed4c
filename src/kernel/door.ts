import { sql } from 'kysely'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './database.ts'
import type { Instant } from './day.ts'
import { createGate, type Gate } from './gate.ts'
import { sha256 } from './ids.ts'
import { type Citation, type Outcome, ok, type Refusal } from './outcome.ts'
import { refuse } from './refusals.ts'

/** One entry of the record: on what, under which article, before and after. */
export interface AuditEntry {
  readonly object: { readonly kind: string; readonly id: string }
  readonly jurisdiction?: string | null
  /** The unit whose matter it is, so that the unit can be shown it. */
  readonly organisation?: string | null
  readonly citation?: Citation | null
  readonly before?: unknown
  readonly after?: unknown
}

/** A write under way: its transaction, its instant, and the record it must leave. */
export interface Writing<A extends Actor = Actor> {
  readonly tx: Tx
  readonly actor: A
  readonly now: Instant
  record(entry: AuditEntry): Promise<void>
}

export interface Act<A extends Actor> {
  readonly actor: A
  /** What is done, as the record names it: `case.submit`. */
  readonly does: string
  /** The permission word it takes; `null` where the use case itself decides (a case's step names who acts). */
  readonly needs: string | null
  /** The key a client sends so that a repeated request does nothing twice, and the input it stands for. */
  readonly once?: { readonly key: string; readonly input: unknown } | undefined
}

/**
 * The one door for writes. Checks the permission first, opens one transaction, remembers the idempotency key, and
 * commits only when the work succeeded and left at least one entry on record. A refusal rolls everything back.
 * The value must be plain JSON: it is what a repeated request is answered with.
 */
export interface Door {
  write<T, A extends Actor>(act: Act<A>, work: (writing: Writing<A>) => Promise<Outcome<T>>): Promise<Outcome<T>>
}

class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * A write may look something up on a second connection while it holds its own. Were all connections held by writes, none could
 * go on; so writes never take all of the pool's.
 */
const writesAtOnce = 6

interface DoorNeeds {
  readonly db: Database
  readonly clock: Clock
  /** What people call the permission words; a word without a name is shown as it is. */
  readonly nameOf?: (permission: string) => string
  readonly gate?: Gate
}

export const createDoor = ({ db, clock, nameOf = (word) => word, gate = createGate(writesAtOnce) }: DoorNeeds): Door => ({
  async write(act, work) {
    if (act.needs !== null && !act.actor.permissions.has(act.needs)) {
      return refuse('permission.denied', { facts: { permission: nameOf(act.needs) } })
    }
    try {
      return await gate.pass(() => db.transaction().execute(async (tx) => ok(await once(tx, act, clock.now(), work))))
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, refusal: error.refusal }
      throw error
    }
  },
})

async function once<T, A extends Actor>(tx: Tx, act: Act<A>, now: Instant, work: (writing: Writing<A>) => Promise<Outcome<T>>): Promise<T> {
  const { once: repeat } = act
  if (!repeat) return perform(tx, act, now, work)
  const inputHash = sha256(JSON.stringify([act.does, repeat.input]))
  const mine = await sql`
    insert into idempotency (person_id, key, input_hash, at) values (${act.actor.personId}, ${repeat.key}, ${inputHash}, ${now})
    on conflict do nothing`.execute(tx)
  if (mine.numAffectedRows === 0n) return answeredBefore<T>(tx, act.actor.personId, repeat.key, inputHash)
  const value = await perform(tx, act, now, work)
  await sql`update idempotency set answer = ${JSON.stringify(value ?? null)}::jsonb
    where person_id = ${act.actor.personId} and key = ${repeat.key}`.execute(tx)
  return value
}

async function answeredBefore<T>(tx: Tx, personId: string, key: string, inputHash: string): Promise<T> {
  const { rows } = await sql<{ input_hash: string; answer: T }>`
    select input_hash, answer from idempotency where person_id = ${personId} and key = ${key}`.execute(tx)
  if (rows[0]?.input_hash !== inputHash) rollBack(refuse('request.key-reused'))
  return rows[0]?.answer as T
}

async function perform<T, A extends Actor>(
  tx: Tx,
  act: Act<A>,
  now: Instant,
  work: (writing: Writing<A>) => Promise<Outcome<T>>,
): Promise<T> {
  let entries = 0
  const record = async (entry: AuditEntry) => {
    entries += 1
    await writeEntry(tx, act, now, entry)
  }
  const outcome = await work({ tx, actor: act.actor, now, record })
  if (!outcome.ok) return rollBack(outcome)
  if (entries === 0) throw new Error(`${act.does} left nothing on record`)
  return outcome.value
}

function rollBack(outcome: Outcome<never>): never {
  if (outcome.ok) throw new Error('only a refusal rolls back')
  throw new RolledBack(outcome.refusal)
}

async function writeEntry<A extends Actor>(tx: Tx, { actor, does }: Act<A>, now: Instant, entry: AuditEntry): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  await sql`
    insert into audit_entry (at, person_id, person_name, organisation_id, act, object_kind, object_id, jurisdiction_id,
      concerned_organisation_id, regime, cite, before, after, ip, request_id)
    values (${now}, ${actor.personId}, ${actor.personName}, ${actor.organisationId}, ${does}, ${entry.object.kind}, ${entry.object.id},
      ${entry.jurisdiction ?? null}, ${entry.organisation ?? null}, ${entry.citation?.regime ?? null}, ${entry.citation?.cite ?? null},
      ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${actor.from.ip}, ${actor.from.requestId})`.execute(tx)
}

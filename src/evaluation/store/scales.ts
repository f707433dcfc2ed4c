import { sql } from 'kysely'
import type { OfficeActor } from '../../identity/index.ts'
import type { Day, Id, Instant, Reader, Tx } from '../../kernel/index.ts'
import type { Scale } from '../scale.ts'

/** Which evaluation of which place and measure a scale is for. */
export interface ScaleKey {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly evaluation: string
}

/** A scale as it was set: from when to when, by whom and why. */
export interface SetScale extends Scale {
  readonly id: Id
  readonly from: Day
  /** Its last day; null while it is in force. */
  readonly to: Day | null
  readonly reason: string
  readonly setBy: string
  readonly setByPerson: string
  readonly setAt: Instant
}

const columns = sql`s.id, lower(s.during) as "from", upper(s.during) - 1 as "to", s.weights, s.grades, s.reason, o.name as "setBy",
  s.set_by_person as "setByPerson", s.set_at as "setAt"`
const about = ({ jurisdictionId, regimeId, evaluation }: ScaleKey) =>
  sql`s.jurisdiction_id = ${jurisdictionId} and s.regime_id = ${regimeId} and s.evaluation = ${evaluation}`

/** All scales that were set, the newest first. */
export async function scalesOf(reader: Reader, key: ScaleKey): Promise<SetScale[]> {
  const { rows } = await sql<SetScale>`
    select ${columns} from evaluation_scale s join organisation o on o.id = s.set_by where ${about(key)} order by lower(s.during) desc`.execute(
    reader,
  )
  return rows
}

/** The scale that was set and counts on a day; null before the first. */
export async function scaleOn(reader: Reader, key: ScaleKey, on: Day): Promise<Scale | null> {
  const { rows } =
    await sql<Scale>`select s.weights, s.grades from evaluation_scale s where ${about(key)} and s.during @> ${on}::date`.execute(reader)
  return rows[0] ?? null
}

/** Begins a scale; the one before it ends the day before. */
export async function beginScale(
  tx: Tx,
  key: ScaleKey,
  scale: Scale & { readonly id: Id; readonly from: Day; readonly reason: string; readonly at: Instant; readonly actor: OfficeActor },
): Promise<void> {
  await sql`update evaluation_scale s set during = daterange(lower(s.during), ${scale.from}::date) where ${about(key)} and upper_inf(s.during)`.execute(
    tx,
  )
  await sql`
    insert into evaluation_scale (id, jurisdiction_id, regime_id, evaluation, during, weights, grades, reason, set_by, set_by_person, set_at)
    values (${scale.id}, ${key.jurisdictionId}, ${key.regimeId}, ${key.evaluation}, daterange(${scale.from}::date, null),
      ${JSON.stringify(scale.weights)}::jsonb, ${JSON.stringify(scale.grades)}::jsonb, ${scale.reason}, ${scale.actor.organisationId},
      ${scale.actor.personName}, ${scale.at})`.execute(tx)
}

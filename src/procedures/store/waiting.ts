import { sql } from 'kysely'
import { type OfficeActor, type Waiting, waitingColumns } from '../../identity/index.ts'
import type { Day } from '../../kernel/index.ts'
import { seesCase } from './cases.ts'
import { inTurn, type TurnStep } from './lists.ts'

/** A step that waits, with what decides whether this person may act in it (`passLevel`, `checkPerson`). */
export interface WaitingStep extends TurnStep {
  /** 经办、审核、签发, where the step passes them. */
  readonly levels: readonly string[]
  /** Whoever handed in at these steps does not act. */
  readonly submitted: readonly string[]
  /** Nor whoever left these. */
  readonly left_steps: readonly string[]
}

const row = {
  id: sql`c.id`,
  place: sql`c.id`,
  number: sql`c.number`,
  organisation: sql`o.name`,
  system: sql`s.name`,
  told: sql`jsonb_build_object('regime', c.regime_id, 'procedure', c.procedure, 'step', c.step)`,
  dueOn: sql`k.due_on`,
  dueAt: sql`k.due_at`,
  stands: sql`(k.id is not null and k.due_at is null)`,
  provisional: sql`coalesce(k.provisional, false)`,
  since: sql`c.entered_at`,
  version: sql`c.version`,
}
const joined = sql`case_file c join organisation o on o.id = c.organisation_id left join system s on s.id = c.system_id
  left join case_clock k on k.case_id = c.id and k.step = c.step and k.ended_at is null`

/** Neither handed in nor left by the person himself. */
const clean = ({ personId }: OfficeActor) => sql`not exists (select from case_version v
    where v.case_id = c.id and v.step = any(t.submitted) and v.person_id = ${personId})
  and not exists (select from case_event e
    where e.case_id = c.id and e.kind = 'left' and e.step = any(t.left_steps) and e.person_id = ${personId})`

/** The next of the step's levels is of a post that the person holds, and he passed none of those before. */
const onLevel = ({ personId, posts }: OfficeActor) => sql`(cardinality(t.levels) = 0 or exists (
  select from (select coalesce((select p.passed from case_proposal p where p.case_id = c.id and p.step = c.step), '[]'::jsonb) as passed) l
  where t.levels[jsonb_array_length(l.passed) + 1] = any(${[...posts]}::text[])
    and not l.passed @> jsonb_build_array(jsonb_build_object('personId', ${personId}::text))))`

/** Cases in which it is this person's turn. */
export const casesInTurn = (actor: OfficeActor, steps: readonly WaitingStep[], on: Day): Waiting =>
  steps.length === 0
    ? null
    : sql`select ${waitingColumns('case', row)} from ${joined}
      where c.step is not null and c.jurisdiction_id = ${actor.jurisdictionId} and ${seesCase(actor)}
        and ${inTurn(actor, steps, on, sql`${clean(actor)} and ${onLevel(actor)}`)}`

/** Cases whose step asks the person's organisation for an opinion that it has not given since. */
export const casesConsulting = (actor: OfficeActor, steps: readonly WaitingStep[], on: Day): Waiting =>
  steps.length === 0
    ? null
    : sql`select ${waitingColumns('consultation', row)} from ${joined}
      where c.step is not null and c.jurisdiction_id = ${actor.jurisdictionId} and ${seesCase(actor)}
        and ${inTurn(actor, steps, on, clean(actor))}
        and not exists (select from case_event e where e.case_id = c.id and e.kind = 'advised' and e.step = c.step
          and e.organisation_id = ${actor.organisationId} and e.at >= c.entered_at)`

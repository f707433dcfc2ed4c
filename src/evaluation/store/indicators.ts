import { type RawBuilder, sql } from 'kysely'
import { type Day, decimal, formatDecimal, type Id, type Instant, type Reader, startOf } from '../../kernel/index.ts'
import type { Indicator } from '../../regimes/index.ts'
import type { Figure } from '../scorecard.ts'

/** A step of a measure's procedure. */
export interface StepName {
  readonly regimeId: string
  readonly procedure: string
  readonly step: string
}

export interface Measured {
  readonly organisationId: Id
  readonly from: Day
  /** The first day after the period. */
  readonly until: Day
  readonly now: Instant
  /** Steps by the evaluated one in procedures about it. */
  readonly rectifying: readonly StepName[]
  /** Steps by the evaluated one's party, in whatever procedure. */
  readonly turns: readonly StepName[]
}

type Counted = Exclude<Indicator, 'availability'>

/** Counts an indicator over a period: so many of so many. Nothing to measure is nothing of nothing. */
export async function figureOf(reader: Reader, indicator: Counted, measured: Measured): Promise<Figure> {
  const { rows } = await sql<{ numerator: string; denominator: string }>`
    select trim_scale(coalesce(n.part, 0)::numeric)::text as numerator, trim_scale(coalesce(n.whole, 0)::numeric)::text as denominator
    from (${counts[indicator](measured)}) n`.execute(reader)
  const { numerator = '0', denominator = '0' } = rows[0] ?? {}
  return { numerator: formatDecimal(decimal(numerator)), denominator: formatDecimal(decimal(denominator)) }
}

const steps = (names: readonly StepName[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n("regimeId" text, procedure text, step text)`
const within = (column: RawBuilder<unknown>, { from, until }: Measured) =>
  sql`(${column} >= ${startOf(from)}::timestamptz and ${column} < ${startOf(until)}::timestamptz)`

/** A clock ended in time: before its day had passed, or while it stood still. */
const inTime = sql`(k.due_at is null or k.ended_at < k.due_at)`

const counts: Readonly<Record<Counted, (of: Measured) => RawBuilder<unknown>>> = {
  // How a system stands today: what it was before is not on file.
  'migration-rate': ({ organisationId }) => sql`
    select count(*) filter (where status = 'on-cloud') as part, count(*) filter (where status <> 'exempt') as whole
    from system where organisation_id = ${organisationId}`,

  // By the last day of what each figure is about, so that one that reaches over the border counts once.
  'usage-within-bounds': ({ organisationId, from, until }) => sql`
    select count(*) filter (where not exists (select from usage_finding f where f.figure_id = u.id and f.state <> 'void')) as part, count(*) as whole
    from usage_figure u
    where u.organisation_id = ${organisationId} and u.superseded_at is null and upper(u.during) > ${from}::date and upper(u.during) <= ${until}::date`,

  'duties-on-time': ({ organisationId, from, until, now }) => sql`
    select count(*) filter (where d.state = 'fulfilled' and not d.late) as part, count(*) as whole
    from duty_instance d
    where d.organisation_id = ${organisationId} and d.state <> 'waived' and d.due_on >= ${from}::date and d.due_on < ${until}::date
      and (d.fulfilled_at is not null or d.due_at <= ${now})`,

  'rectified-on-time': (of) => sql`
    select count(*) filter (where k.ended_at is not null and ${within(sql`k.ended_at`, of)} and ${inTime}) as part, count(*) as whole
    from case_clock k join case_file c on c.id = k.case_id
      join ${steps(of.rectifying)} on n."regimeId" = c.regime_id and n.procedure = c.procedure and n.step = k.step
    where c.organisation_id = ${of.organisationId}
      and (${within(sql`k.ended_at`, of)} or (${within(sql`k.due_at`, of)} and (k.ended_at is null or k.ended_at >= k.due_at)))`,

  'orders-on-time': (of) => sql`
    select count(*) filter (where w.done_at < k.due_at) as part, count(*) as whole
    from work_order w join lateral (select due_at from case_clock where case_id = w.case_id and step = w.step and started_at <= w.issued_at
      order by started_at desc limit 1) k on ${within(sql`k.due_at`, of)}
    where w.provider_id = ${of.organisationId} and w.state <> 'withdrawn'`,

  'orders-succeeded': (of) => sql`
    select count(*) filter (where l.state = 'done' and l.failures = 0) as part, count(*) as whole
    from work_order_line l join work_order w on w.id = l.work_order_id
    where w.provider_id = ${of.organisationId} and w.state <> 'withdrawn' and ${within(sql`w.issued_at`, of)}
      and (l.state <> 'waiting' or l.failures > 0)`,

  // Whose turn it was: who left the step; where the term itself moved the case on, whose matter it is.
  'cases-on-time': (of) => sql`
    select count(*) filter (where ${inTime}) as part, count(*) as whole
    from case_clock k join case_file c on c.id = k.case_id
      left join lateral (select e.organisation_id from case_event e where e.case_id = k.case_id and e.step = k.step and e.kind = 'left'
        and e.at = k.ended_at limit 1) e on true
    where ${within(sql`k.ended_at`, of)} and (e.organisation_id = ${of.organisationId}
      or (e.organisation_id is null and ${of.organisationId} in (c.organisation_id, c.provider_id)
        and exists (select from ${steps(of.turns)} where n."regimeId" = c.regime_id and n.procedure = c.procedure and n.step = k.step)))`,

  'monitoring-completeness': (of) => sql`
    select sum(completeness) as part, count(*) as whole from connection_report where provider_id = ${of.organisationId} and ${within(sql`at`, of)}`,
}

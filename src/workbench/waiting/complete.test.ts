import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/index.ts'
import { type WaitingKind, waitingKinds } from './kinds.ts'

// From the tables alone: every state that something can stand in, and every mark that somebody has yet to set, is either a kind of the one list or is
// said here to wait for nobody. A new one fails until it is one of the two.

const { ownerDb } = await testDatabase()

/** Kinds that no single state of a table says: who is asked for an opinion, what was issued and is not official, a bill without a comparison. */
const derived: readonly WaitingKind[] = ['consultation', 'paper', 'bill']
/** `table.column=value`, or `table.column` of a mark that is still empty. */
const waits: Readonly<Record<string, WaitingKind>> = {
  'budget.state=draft': 'budget',
  'case_file.ended_at': 'case',
  'document_address.read_at': 'received',
  'duty_instance.state=open': 'duty',
  'emergency_look.seconded_at': 'emergency',
  'evaluation_objection.state=open': 'objection',
  'evaluation_scorecard.state=concluded': 'scorecard',
  'evaluation_scorecard.state=open': 'score',
  'holiday_notice.state=proposed': 'holiday',
  'metered_quantity.state=objected': 'metering',
  'metered_quantity.state=reported': 'metering',
  'operating_handover.from_confirmed_at': 'handover',
  'operating_handover.to_confirmed_at': 'handover',
  'person.unconfirmed_since': 'account',
  'reconciliation.closed_at': 'reconciliation',
  'reconciliation_difference.state=open': 'reconciliation',
  'settlement_run.state=failed': 'run',
  'statement.state=accounted': 'statement',
  'statement.state=returned': 'statement',
  'statement.state=reviewed': 'statement',
  'statement.state=sealed': 'payment',
  'statement_correction.state=proposed': 'correction',
  'usage_finding.state=open': 'finding',
  'webhook.state=failed': 'webhook',
  'work_order.state=accepted': 'work-order',
  'work_order.state=failed': 'work-order',
  'work_order.state=issued': 'work-order',
  'work_order.state=partly-done': 'work-order',
}
/** What stands so waits for nobody's hand, and why. */
const rests: Readonly<Record<string, string>> = {
  'budget.issued_at': 'the instant of a state that is told above',
  'budget.state=issued': 'decided, done or ended',
  'budget.state=withdrawn': 'decided, done or ended',
  'calendar_reading.begun_at': 'a job',
  'calendar_reading.ended_at': 'a job',
  'case_clock.due_at': 'a clock that stands still: its case waits',
  'case_clock.ended_at': 'the clock of a case that waits',
  'case_clock.overdue_at': 'the clock of a case that waits',
  'case_material.withdrawn_at': 'may be taken back, need not',
  'contract.ended_at': 'may be ended, need not',
  'duty_instance.counted_from': 'how the day was reckoned',
  'duty_instance.fulfilled_at': 'the instant of a state that is told above',
  'duty_instance.overdue_at': 'the instant of a state that is told above',
  'duty_instance.state=fulfilled': 'decided, done or ended',
  'duty_instance.state=waived': 'decided, done or ended',
  'duty_instance.waived_at': 'the instant of a state that is told above',
  'emergency_look.ends_at': 'ends by itself',
  'evaluation_objection.decided_at': 'the instant of a state that is told above',
  'evaluation_objection.state=dismissed': 'decided, done or ended',
  'evaluation_objection.state=upheld': 'decided, done or ended',
  'evaluation_score.replaced_at': 'may be replaced, need not',
  'evaluation_scorecard.concluded_at': 'the instant of a state that is told above',
  'evaluation_scorecard.state=published': 'may be objected to, need not',
  'holiday_notice.decided_at': 'the instant of a state that is told above',
  'holiday_notice.state=approved': 'decided, done or ended',
  'holiday_notice.state=rejected': 'decided, done or ended',
  'holiday_notice.state=withdrawn': 'decided, done or ended',
  'important_period.ended_at': 'may be ended, need not',
  'job_state.ended_at': 'a job',
  'job_state.failed_at': 'a job is tried again by itself',
  'job_state.failing_since': 'a job is tried again by itself; its page and /metrics tell',
  'measure_trial.ended_at': 'the instant of a state that is told above',
  'measure_trial.state=failed': 'decided, done or ended',
  'measure_trial.state=finished': 'decided, done or ended',
  'measure_trial.state=running': 'a job',
  'measure_trial.state=stopped': 'decided, done or ended',
  'metered_quantity.decided_at': 'the instant of a state that is told above',
  'metered_quantity.state=confirmed': 'decided, done or ended',
  'metered_quantity.superseded_at': 'may be corrected, need not',
  'notice.read_at': 'a notice tells of work, it is none: the bell counts it',
  'notice_attempt.ended_at': 'a job',
  'notice_delivery.ended_at': 'a job',
  'notice_delivery.held_until': 'a job',
  'notice_lane.resting_until': 'a job',
  'notice_lane.served_at': 'a job',
  'notice_preference.proven_at': 'may be proven, need not: his own page says so',
  'notice_delivery.state=given-up': 'told in the console all the same; may be sent again',
  'notice_delivery.state=sent': 'decided, done or ended',
  'notice_delivery.state=waiting': 'a job',
  'notice_outbox.again_at': 'a job',
  'notice_outbox.told_at': 'a job',
  'operating_grant.frozen_at': 'may be frozen, need not',
  'operating_grant.revoked_at': 'may be revoked, need not',
  'outage.superseded_at': 'may be corrected, need not',
  'person.attempts_since': 'ends by itself',
  'person.disabled_at': 'may be disabled, need not',
  'person.locked_until': 'ends by itself',
  'reconciliation_difference.state=accepted': 'decided, done or ended',
  'reconciliation_difference.state=corrected': 'decided, done or ended',
  'reconciliation_difference.state=rejected': 'decided, done or ended',
  'resource.state=delivered': 'in use',
  'resource.state=ended': 'decided, done or ended',
  'resource.state=testing': 'the step of its case waits',
  'rights_authorization.frozen_at': 'may be frozen, need not',
  'rights_authorization.revoked_at': 'may be revoked, need not',
  'settlement_run.ended_at': 'the instant of a state that is told above',
  'settlement_run.state=finished': 'decided, done or ended',
  'settlement_run.state=running': 'a job',
  'sign_in_attempt.locked_until': 'ends by itself',
  'statement.sealed_at': 'the instant of a state that is told above',
  'statement.state=draft': 'only within the transaction that accounts',
  'statement_correction.decided_at': 'the instant of a state that is told above',
  'statement_correction.state=approved': 'decided, done or ended',
  'statement_correction.state=rejected': 'decided, done or ended',
  'statement_correction.state=withdrawn': 'decided, done or ended',
  'usage_figure.superseded_at': 'may be corrected, need not',
  'usage_finding.answered_at': 'the instant of a state that is told above',
  'usage_finding.state=answered': 'decided, done or ended',
  'usage_finding.state=void': 'decided, done or ended',
  'usage_season.withdrawn_at': 'may be withdrawn, need not',
  'webhook.state=active': 'in use',
  'webhook.state=paused': 'paused by its keeper',
  'webhook.state=withdrawn': 'decided, done or ended',
  'work_order.accepted_at': 'the instant of a state that is told above',
  'work_order.done_at': 'the instant of a state that is told above',
  'work_order.state=done': 'decided, done or ended',
  'work_order.state=withdrawn': 'decided, done or ended',
  'work_order_line.done_at': 'the instant of a state that is told above',
  'work_order_line.state=done': 'decided, done or ended',
  'work_order_line.state=failed': 'its work order waits',
  'work_order_line.state=waiting': 'its work order waits',
}

async function statesOf(): Promise<string[]> {
  const { rows } = await sql<{ name: string; said: string }>`select c.relname as name, pg_get_constraintdef(k.oid) as said
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'c' and n.nspname = 'public' and cardinality(k.conkey) = 1
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = k.conkey[1] and a.attname = 'state')`.execute(ownerDb)
  return rows.flatMap(({ name, said }) => [...said.matchAll(/'([^']+)'::text/g)].map(([, value]) => `${name}.state=${value}`))
}

async function marksOf(): Promise<string[]> {
  const { rows } = await sql<{ mark: string }>`select c.relname || '.' || a.attname as mark
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and not a.attnotnull and a.atttypid = 'timestamptz'::regtype
    order by 1`.execute(ownerDb)
  return rows.map(({ mark }) => mark)
}

test('what waits is listed', async () => {
  const known = [...(await statesOf()), ...(await marksOf())].toSorted()
  const told = [...Object.keys(waits), ...Object.keys(rests)].toSorted()
  expect(known.filter((each) => !told.includes(each))).toEqual([])
  expect(told.filter((each) => !known.includes(each))).toEqual([])
  expect(Object.keys(rests).filter((each) => Object.hasOwn(waits, each))).toEqual([])
  expect(waitingKinds.filter((kind) => ![...derived, ...Object.values(waits)].includes(kind))).toEqual([])
})

import type { OfficeActor } from '../../identity/index.ts'
import { ok, refuse, type Writing } from '../../kernel/index.ts'
import type { Arising, Owing } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { type DueReading, warnDay } from '../rules/due.ts'
import { insertInstances } from '../store/instances.ts'
import { citeDuty, type DutyLaw, lawOf, platform } from './law.ts'

export type What = Pick<Arising, 'origin' | 'subjectFrom' | 'subjectTo' | 'arisesOn'> &
  Partial<Pick<Arising, 'caseId' | 'importantPeriodId'>>

/** A duty instance as it is to exist. */
export const arisingOf = (
  { calendar }: Pick<DutiesNeeds, 'calendar'>,
  { rule }: DutyLaw,
  who: Omit<Owing, 'from' | 'until'>,
  what: What,
  due: DueReading,
): Arising => ({
  jurisdictionId: who.jurisdictionId,
  regimeId: who.regimeId,
  duty: who.duty,
  organisationId: who.organisationId,
  systemId: who.systemId,
  caseId: null,
  importantPeriodId: null,
  ...what,
  ...due,
  warnOn: warnDay(due.dueOn, rule.keeps ? (rule.renews ?? rule.warns) : rule.warns, calendar),
})

const batch = 500

/**
 * Makes those exist that do not yet, a batch of one duty in a transaction of its own: one entry on record for each. What another
 * process made meanwhile is left alone. Answers how many were made.
 */
export async function makeArise(needs: DutiesNeeds, arising: readonly Arising[]): Promise<number> {
  let made = 0
  for (const group of Object.values(
    Object.groupBy(arising, ({ jurisdictionId, regimeId, duty }) => `${jurisdictionId} ${regimeId} ${duty}`),
  ))
    for (let from = 0; group && from < group.length; from += batch) made += await makeBatch(needs, group.slice(from, from + batch))
  return made
}

async function makeBatch(needs: DutiesNeeds, arising: readonly Arising[]): Promise<number> {
  const [first] = arising
  if (!first) return 0
  const written = await needs.door.write({ actor: platform, does: 'duty.arise', needs: null }, async ({ tx, now, record }) => {
    const made = await insertInstances(tx, arising, now)
    if (made.length === 0) return refuse('request.changed-meanwhile', { facts: { what: '该义务' } })
    await record({
      object: { kind: 'duty', id: first.duty },
      jurisdiction: first.jurisdictionId,
      citation: citeDuty(lawOf(needs.regimes, first)),
      after: made.map(({ id, organisationId, systemId, origin, dueOn }) => ({ id, organisationId, systemId, origin, dueOn })),
    })
    return ok(made.length)
  })
  return written.ok ? written.value : 0
}

/** The same within the act that brings them about: each is on record as the matter of whoever owes it. */
export async function ariseWithin(needs: DutiesNeeds, writing: Writing<OfficeActor>, arising: readonly Arising[]): Promise<void> {
  for (const made of await insertInstances(writing.tx, arising, writing.now))
    await writing.record({
      object: { kind: 'duty-instance', id: made.id },
      jurisdiction: made.jurisdictionId,
      organisation: made.organisationId,
      citation: citeDuty(lawOf(needs.regimes, made)),
      after: { duty: made.duty, origin: made.origin, dueOn: made.dueOn },
    })
}

import type { OfficeActor } from '../../identity/index.ts'
import { type Id, ok, refuse, type Writing } from '../../kernel/index.ts'
import type { Instance } from '../duty.ts'
import type { DutiesNeeds } from '../ports.ts'
import { markOverdue, toMark, tryLockInstance } from '../store/instances.ts'
import { factsAbout } from './conditions.ts'
import { citeDuty, lawOf, owedAs, platform } from './law.ts'
import { recordInstance } from './record.ts'

const batch = 200

/**
 * Marks what has become overdue, once, and judges it by the measure (`duty.overdue`). Each is a transaction of its own: what one of
 * them cannot do holds up no other. Answers how many were marked; throws at the end when something broke on the way.
 */
export async function markAllOverdue(needs: DutiesNeeds): Promise<number> {
  // Those alone that stay unmarked: after a long stop of the program the others are a hundred thousand.
  const left: Id[] = []
  const broken: unknown[] = []
  let marked = 0
  for (let more = true; more; ) {
    const due = await toMark(needs.db, needs.clock.now(), { limit: batch, except: left })
    for (const id of due) {
      try {
        if (await markOne(needs, id)) marked += 1
        else left.push(id)
      } catch (error) {
        left.push(id)
        broken.push(error)
      }
    }
    more = due.length === batch
  }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} of the overdue duties could not be dealt with`)
  return marked
}

/** True when this process marked it. Where the case that it leads to cannot be begun, it is marked all the same, and the error is told. */
async function markOne(needs: DutiesNeeds, id: Id): Promise<boolean> {
  try {
    return await marking(needs, id, true)
  } catch (error) {
    await marking(needs, id, false)
    throw error
  }
}

async function marking(needs: DutiesNeeds, id: Id, open: boolean): Promise<boolean> {
  const marked = await needs.door.write({ actor: platform, does: 'duty.overdue', needs: null }, async (writing) => {
    const instance = await tryLockInstance(writing.tx, id)
    if (instance?.state !== 'open' || instance.overdueAt !== null || instance.dueAt > writing.now)
      return refuse('request.changed-meanwhile', { facts: { what: '该义务' } })
    await overdue(needs, writing, instance, open)
    return ok(null)
  })
  return marked.ok
}

/** Marks a locked instance, puts the findings on file, and begins the cases that they say. */
export async function overdue(needs: DutiesNeeds, writing: Writing<OfficeActor>, instance: Instance, open: boolean): Promise<void> {
  const law = lawOf(needs.regimes, instance)
  const facts = await factsAbout(needs, writing.tx, law, instance)
  const more = { duty: instance.duty, 'duty.name': law.rule.name, 'duty.due': instance.dueOn }
  const { findings } = needs.regimes.judge(instance.regimeId, 'duty.overdue', { ...facts, ...more })
  await markOverdue(writing.tx, instance.id, instance.dueAt, findings)
  const after = { overdue: instance.dueOn, findings: findings.map(({ rule }) => rule), opened: open }
  await recordInstance(writing, instance, { citation: citeDuty(law), after })
  const provider = owedAs(law) === 'provider'
  for (const finding of open ? findings : []) {
    if (finding.opens === null) continue
    const { jurisdictionId, regimeId, organisationId, systemId } = instance
    const who = { organisationId, systemId, providerId: provider ? organisationId : null }
    const { rule, message, citation } = finding
    const about = { jurisdictionId, regimeId, procedure: finding.opens, ...who, finding: { rule, message, cite: citation.cite } }
    await needs.openAbout(writing, about)
  }
}

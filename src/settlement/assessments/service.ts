import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor, type Writing } from '../../kernel/index.ts'
import { lastDayOf } from '../rules/cycle.ts'
import { citationOf } from '../rules/life.ts'
import { cycleFrom, type SettlementNeeds } from '../service/needs.ts'
import type { PageInput } from '../service/reading.ts'
import type { Governed } from '../service/reckoning.ts'
import { lockOverlapping } from '../store/statements.ts'
import { type Assessment, type AssessmentInput, assessmentFaults } from './assessment.ts'
import * as store from './store.ts'

const missing = (what: string) => refuse('request.not-found', { facts: { what } })

/** Assessment reports: they enter a bill by the measure's `money: adjustment` when it is accounted, and only before it is sealed. */
export const createAssessments = (needs: SettlementNeeds) => ({
  /** Reports that the actor sees, the newest first. */
  async assessments(actor: OfficeActor, { limit, after }: PageInput): Promise<Page<Assessment>> {
    const rows = await store.listAssessments(needs.db, actor.sight, limit, timeCursor(after))
    return pageOf(rows, limit, ({ recordedAt, id }) => [recordedAt, id])
  },

  async recordAssessment(actor: OfficeActor, input: AssessmentInput, key: string): Promise<Outcome<Assessment>> {
    const { jurisdictionId } = actor
    // Asked before the transaction: within it this would take a second connection.
    const governed = jurisdictionId === null ? missing('结算周期') : await cycleFrom(needs, jurisdictionId, input.from)
    const act = { actor, does: 'assessment.record', needs: 'assessment.record', once: { key, input } }
    return needs.door.write(act, async (writing) => {
      if (!governed.ok || jurisdictionId === null) return governed.ok ? missing('结算周期') : governed
      return recordIn(writing, jurisdictionId, governed.value, input)
    })
  },
})

async function recordIn(
  { tx, now, actor, record }: Writing<OfficeActor>,
  jurisdictionId: Id,
  { cycle, regime, rule }: Governed,
  input: AssessmentInput,
): Promise<Outcome<Assessment>> {
  const faults = assessmentFaults(input, dayOf(now))
  if (faults.length > 0) return refuse('request.invalid', { faults })
  if (!(await store.isProvider(tx, jurisdictionId, input.providerId))) return missing('云服务商')
  const [bill] = await lockOverlapping(tx, jurisdictionId, cycle)
  if (bill?.state === 'sealed') {
    const facts = { from: bill.from, to: lastDayOf(bill) }
    return refuse('assessment.sealed', { facts, citation: citationOf(regime, rule.cites.reviews) })
  }
  const id = newId()
  const { organisationId, personName } = actor
  await store.insertAssessment(tx, { ...input, id, jurisdictionId, cycle, by: { organisationId, personName }, at: now })
  const after = await store.assessmentById(tx, id)
  const citation = citationOf(regime, regime.adjustments.find(({ by }) => by === 'provider.assessment')?.source.cites)
  await record({ object: { kind: 'assessment', id }, jurisdiction: jurisdictionId, organisation: input.providerId, citation, after })
  return ok(after)
}

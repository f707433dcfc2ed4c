import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { partyOf } from '../../regimes/index.ts'
import type { DutiesNeeds } from '../ports.ts'
import { lockInstance, waiveInstance } from '../store/instances.ts'
import { eyesOf } from './eyes.ts'
import { citeDuty, lawOf } from './law.ts'
import { recordInstance } from './record.ts'

/** Frees somebody of what he owes, with a reason: by a person of a party that receives it, never by whoever owes it. */
export function waive(needs: DutiesNeeds, actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<{ id: Id }>> {
  return needs.door.write({ actor, does: 'duty.waive', needs: 'duty.manage', once: { key, input: { id, reason } } }, async (writing) => {
    const instance = await lockInstance(writing.tx, eyesOf(needs, actor), id)
    if (!instance) return refuse('request.not-found', { facts: { what: '该义务' } })
    const law = lawOf(needs.regimes, instance)
    const citation = citeDuty(law)
    const { name, to } = law.rule
    if (instance.organisationId === actor.organisationId) return refuse('duty.waived-own', { facts: { duty: name }, citation })
    if (to.length > 0 && !to.some((party) => actor.parties.includes(party))) {
      const parties = to.map((party) => partyOf(law.regime, party)?.name ?? party).join('、')
      return refuse('duty.not-receiver', { facts: { duty: name, parties }, citation })
    }
    if (instance.state !== 'open')
      return refuse(instance.state === 'waived' ? 'duty.waived' : 'duty.filed-already', { facts: { duty: name }, citation })
    await waiveInstance(writing.tx, id, { at: writing.now, personId: actor.personId, personName: actor.personName, reason })
    await recordInstance(writing, instance, { citation, before: { state: 'open' }, after: { state: 'waived', reason } })
    return ok({ id })
  })
}

import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { decideQuantities, type HeldQuantity, holdQuantities, ownedBy } from '../store/quantities.ts'

export interface Decision {
  readonly state: 'confirmed' | 'objected'
  readonly opinion: string | null
}

const acts = { confirmed: '确认', objected: '提出异议' } as const

/** Decides records of the actor's unit, all of them or none; each decision is on record. */
export async function decide(writing: Writing<OfficeActor>, ids: readonly Id[], decision: Decision): Promise<Outcome<number>> {
  const { tx, actor, now, record } = writing
  const asked = [...new Set(ids)]
  const held = await holdQuantities(tx, asked, ownedBy(actor.sight))
  if (held.length < asked.length) return refuse('request.not-found', { facts: { what: '计量数量' } })
  const closed = held.filter(({ state, superseded }) => state !== 'reported' || superseded)
  if (closed.length > 0) return refuse('metering.decided', { facts: { count: String(closed.length) } })
  if (held.some(({ reportedById }) => reportedById === actor.personId))
    return refuse('metering.own-report', { facts: { act: acts[decision.state] } })
  await decideQuantities(tx, held, { ...decision, by: actor.organisationId, person: actor.personName, at: now })
  for (const quantity of held)
    await record({
      object: { kind: 'metered-quantity', id: quantity.id },
      jurisdiction: actor.jurisdictionId,
      organisation: quantity.organisationId,
      before: said(quantity, 'reported'),
      after: { ...said(quantity, decision.state), opinion: decision.opinion },
    })
  return ok(held.length)
}

const said = ({ resourceId, from, to, quantity }: HeldQuantity, state: string) => ({ resourceId, from, to, quantity, state })

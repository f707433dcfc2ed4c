import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor, type Writing } from '../../kernel/index.ts'
import { periodFaults, stateOf } from '../authorizations/authorization.ts'
import type { RightsNeeds } from '../ports.ts'
import { organisationName, peopleOf } from '../store.ts'
import { type GrantInput, type Handover, type HandoverInput, type OperatingGrant, sideOf } from './grant.ts'
import * as store from './store.ts'

interface ListQuery {
  readonly limit: number
  readonly after?: string
}

/** The register of who operates the cloud for the authority. It opens no unit's papers and holds up no work order. */
export interface Operating {
  /** Grants a provider's people operations. Nobody operates and audits on one day. */
  grant(actor: OfficeActor, input: GrantInput, key: string): Promise<Outcome<OperatingGrant>>
  freezeGrant(actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<OperatingGrant>>
  unfreezeGrant(actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<OperatingGrant>>
  revokeGrant(actor: OfficeActor, id: Id, reason: string, key: string): Promise<Outcome<OperatingGrant>>
  listGrants(actor: OfficeActor, query: ListQuery): Promise<Page<OperatingGrant>>
  /** Puts on record what one provider hands over to the next; both confirm. */
  handOver(actor: OfficeActor, input: HandoverInput, key: string): Promise<Outcome<Handover>>
  confirmHandover(actor: OfficeActor, id: Id, key: string): Promise<Outcome<Handover>>
  listHandovers(actor: OfficeActor, query: ListQuery): Promise<Page<Handover>>
}

const unknown = (what: string) => refuse('request.not-found', { facts: { what } })
const govern = 'authorization.govern'

export function createOperating({ db, door }: RightsNeeds): Operating {
  const happened = async (
    { tx, actor, now, record }: Writing<OfficeActor>,
    id: Id,
    kind: 'granted' | 'frozen' | 'unfrozen' | 'revoked',
    reason: string,
  ): Promise<Outcome<OperatingGrant>> => {
    await store.insertGrantEvent(tx, actor, { id: newId(), grantId: id, kind, reason, at: now })
    const after = await store.findGrant(tx, actor, id)
    if (!after) throw new Error(`operating grant ${id} was written and is not there`)
    await record({ object: { kind: 'operating-grant', id }, jurisdiction: actor.jurisdictionId, organisation: after.providerId, after })
    return ok(after)
  }

  const change = (
    actor: OfficeActor,
    { does, id, reason, key }: { readonly does: string; readonly id: Id; readonly reason: string; readonly key: string },
    work: (writing: Writing<OfficeActor>, found: OperatingGrant) => Promise<Outcome<OperatingGrant>>,
  ) =>
    door.write({ actor, does: `operating-grant.${does}`, needs: govern, once: { key, input: { id, reason } } }, async (writing) => {
      const found = await store.lockGrant(writing.tx, actor, id)
      if (!found) return unknown('该运营授权')
      return ['revoked', 'expired'].includes(stateOf(found, writing.now)) ? refuse('authorization.ended') : work(writing, found)
    })

  return {
    grant: (actor, input, key) =>
      door.write({ actor, does: 'operating-grant.grant', needs: govern, once: { key, input } }, async (writing) => {
        const { tx, now } = writing
        if ((await organisationName(tx, actor.jurisdictionId, input.providerId)) === null) return unknown('云服务商')
        const faults = periodFaults(input, dayOf(now))
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const people = await peopleOf(tx, input.providerId, input.persons)
        if (people.length !== input.persons.length) {
          return refuse('request.invalid', { faults: [{ path: '/persons', message: '其中有人不是该云服务商的人员，或者账号已停用' }] })
        }
        const side = sideOf(input.scope)
        if (side === 'both') return refuse('operating-grant.separation', { facts: { persons: people.map(({ name }) => name).join('、') } })
        const id = newId()
        await store.insertGrant(tx, actor, { ...input, id, at: now })
        const torn: string[] = []
        for (const person of people) if (!(await store.insertHolder(tx, { ...input, id }, person, side))) torn.push(person.name)
        if (torn.length > 0) return refuse('operating-grant.separation', { facts: { persons: torn.join('、') } })
        return happened(writing, id, 'granted', input.reason)
      }),

    freezeGrant: (actor, id, reason, key) =>
      change(actor, { does: 'freeze', id, reason, key }, async (writing, found) => {
        if (found.frozenAt !== null) return refuse('authorization.frozen')
        await store.setFrozen(writing.tx, id, writing.now)
        return happened(writing, id, 'frozen', reason)
      }),

    unfreezeGrant: (actor, id, reason, key) =>
      change(actor, { does: 'unfreeze', id, reason, key }, async (writing, found) => {
        if (found.frozenAt === null) return refuse('authorization.not-frozen')
        await store.setFrozen(writing.tx, id, null)
        return happened(writing, id, 'unfrozen', reason)
      }),

    revokeGrant: (actor, id, reason, key) =>
      change(actor, { does: 'revoke', id, reason, key }, async (writing) => {
        await store.setRevoked(writing.tx, id, writing.now, dayOf(writing.now))
        return happened(writing, id, 'revoked', reason)
      }),

    async listGrants(actor, { limit, after }) {
      const rows = await store.listGrants(db, actor, limit, timeCursor(after))
      return pageOf(rows, limit, ({ grantedAt, id }) => [grantedAt, id])
    },

    handOver: (actor, input, key) =>
      door.write({ actor, does: 'operating-handover.record', needs: govern, once: { key, input } }, async (writing) => {
        const { tx, now } = writing
        for (const provider of [input.fromProviderId, input.toProviderId]) {
          if ((await organisationName(tx, actor.jurisdictionId, provider)) === null) return unknown('云服务商')
        }
        if (input.fromProviderId === input.toProviderId) {
          return refuse('request.invalid', { faults: [{ path: '/toProviderId', message: '接收方与移交方不能是同一单位' }] })
        }
        const id = newId()
        await store.insertHandover(tx, actor, { ...input, id, at: now })
        return handoverRecorded(writing, id)
      }),

    confirmHandover: (actor, id, key) =>
      door.write(
        { actor, does: 'operating-handover.confirm', needs: 'work-order.carry-out', once: { key, input: { id } } },
        async (writing) => {
          const found = await store.lockHandover(writing.tx, actor, id)
          const side = found && sideIn(found, actor.organisationId)
          if (!found || !side) return unknown('该交接')
          if (found[`${side}ConfirmedAt`] !== null) return refuse('handover.confirmed')
          await store.confirm(writing.tx, actor, id, side, writing.now)
          return handoverRecorded(writing, id)
        },
      ),

    async listHandovers(actor, { limit, after }) {
      const rows = await store.listHandovers(db, actor, limit, timeCursor(after))
      return pageOf(rows, limit, ({ recordedAt, id }) => [recordedAt, id])
    },
  }
}

const sideIn = (handover: Handover, organisationId: Id): 'from' | 'to' | null => {
  if (handover.fromProviderId === organisationId) return 'from'
  return handover.toProviderId === organisationId ? 'to' : null
}

async function handoverRecorded({ tx, actor, record }: Writing<OfficeActor>, id: Id): Promise<Outcome<Handover>> {
  const after = await store.findHandover(tx, actor, id)
  if (!after) throw new Error(`hand-over ${id} was written and is not there`)
  for (const provider of [after.fromProviderId, after.toProviderId]) {
    await record({ object: { kind: 'operating-handover', id }, jurisdiction: actor.jurisdictionId, organisation: provider, after })
  }
  return ok(after)
}

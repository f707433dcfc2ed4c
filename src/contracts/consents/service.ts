import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, timeCursor } from '../../kernel/index.ts'
import { periodFaults } from '../period.ts'
import type { ContractsNeeds } from '../ports.ts'
import { organisationName } from '../store.ts'
import type { Consent, ConsentInput, ConsentTerms } from './consent.ts'
import * as store from './store.ts'

export interface Consents {
  /** Consents the actor sees, the newest first. */
  listConsents(actor: OfficeActor, query: { readonly limit: number; readonly after?: string }): Promise<Page<Consent>>
  /** The actor's organisation consents, as the parties it is today. Several consents of one organisation add up. */
  consent(actor: OfficeActor, input: ConsentInput, key: string): Promise<Outcome<Consent>>
  /** All that hold on some day from `from` until before `until`. */
  consentsOf(providerIds: readonly Id[], from: Day, until: Day): Promise<ConsentTerms[]>
}

export function createConsents({ db, door, itemsOf }: ContractsNeeds): Consents {
  return {
    async listConsents(actor, { limit, after }) {
      const rows = await store.listConsents(db, actor.sight, limit, timeCursor(after))
      return pageOf(rows, limit, ({ consentedAt, id }) => [consentedAt, id])
    },

    consent: (actor, input, key) =>
      door.write({ actor, does: 'contract.consent', needs: 'contract.consent', once: { key, input } }, async ({ tx, now, record }) => {
        const { jurisdictionId } = actor
        const provider = await organisationName(tx, jurisdictionId, input.providerId)
        if (jurisdictionId === null || provider === null) return refuse('request.not-found', { facts: { what: '云服务商' } })
        const [item] = await itemsOf([input.itemId], tx)
        if (item?.jurisdictionId !== jurisdictionId) return refuse('request.not-found', { facts: { what: '服务项' } })
        const faults = periodFaults(input)
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const id = newId()
        const by = { consentedBy: actor.organisationId, consentedByPerson: actor.personName, parties: actor.parties }
        await store.insertConsent(tx, { ...input, id, jurisdictionId, ...by, at: now })
        const after = await store.consentById(tx, id)
        await record({
          object: { kind: 'beyond-contract-consent', id },
          jurisdiction: jurisdictionId,
          organisation: input.providerId,
          after,
        })
        return ok(after)
      }),

    consentsOf: (providerIds, from, until) => store.consentTerms(db, providerIds, from, until),
  }
}

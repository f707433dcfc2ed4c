import type { OfficeActor } from '../../../identity/index.ts'
import {
  type Day,
  dayOf,
  type Fault,
  type Id,
  nameCursor,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  plusDays,
  refuse,
  refused,
  type Tx,
} from '../../../kernel/index.ts'
import { periodFaults } from '../../period.ts'
import type { ContractsNeeds } from '../../ports.ts'
import { organisationName } from '../../store.ts'
import { type Contract, type ContractInput, type ContractKind, type ContractTerms, contractFacts } from '../contract.ts'
import * as store from '../store.ts'
import { type Ending, endEarly } from './ending.ts'

export interface Agreements {
  /** Contracts the actor sees: those of his jurisdiction, those his organisation signed, or his own as provider. */
  listContracts(
    actor: OfficeActor,
    query: { readonly kind?: ContractKind; readonly limit: number; readonly after?: string },
  ): Promise<Page<Contract>>
  /** Records a signed contract. The measure of today judges what the other side was on the day of signing. */
  signContract(actor: OfficeActor, input: ContractInput, key: string): Promise<Outcome<Contract>>
  /** Ends a contract before its agreed last day: for a violation, or because the provider leaves. */
  endContract(actor: OfficeActor, id: Id, ending: Ending, key: string): Promise<Outcome<Contract>>
  /** The contract that binds a provider on a day; null when none does. */
  contractOf(providerId: Id, on: Day): Promise<ContractTerms | null>
  /** All that bind on some day from `from` until before `until`. */
  contractsOf(providerIds: readonly Id[], from: Day, until: Day): Promise<ContractTerms[]>
}

export function createAgreements(needs: ContractsNeeds): Agreements {
  const { db, door, judge, counterparties, itemsOf, signed } = needs
  return {
    async listContracts(actor, { after, limit, ...query }) {
      const rows = await store.listContracts(db, actor.sight, { ...query, limit, after: nameCursor(after) })
      return pageOf(rows, limit, ({ number, id }) => [number, id])
    },

    signContract: (actor, input, key) =>
      door.write({ actor, does: 'contract.sign', needs: 'contract.sign', once: { key, input } }, async (writing) => {
        const { tx, now, record } = writing
        const { kind, counterpartyId, number, signedOn, from, to } = input
        const { jurisdictionId } = actor
        const name = await organisationName(tx, jurisdictionId, counterpartyId)
        if (jurisdictionId === null || name === null) return refuse('request.not-found', { facts: { what: '对方单位' } })
        const faults = [...faultsOf(input, dayOf(now)), ...unknownItems(input, await itemsHere(tx, input, jurisdictionId))]
        if (faults.length > 0) return refuse('request.invalid', { faults })
        const blacklisted = await counterparties.isBlacklisted(counterpartyId, signedOn)
        const affiliated = await counterparties.isAffiliatedWithProvider(counterpartyId, jurisdictionId, signedOn)
        const facts = contractFacts(kind, name, blacklisted, affiliated)
        const { refusal, findings } = await judge({ jurisdictionId, on: dayOf(now) }, 'contract.sign', facts)
        if (refusal) return refused(refusal)
        const id = newId()
        const rest = { id, jurisdictionId, signedBy: actor.organisationId, findings, recordedAt: now }
        if (!(await store.insertContract(tx, { ...input, ...rest }))) {
          const other = await store.overlapping(tx, kind, counterpartyId, from, to)
          return other === null || other === number
            ? refuse('contract.number-taken', { facts: { number } })
            : refuse('contract.overlaps', { facts: { number: other } })
        }
        const after = await store.contractById(tx, id)
        await record({ object: { kind: 'contract', id }, jurisdiction: jurisdictionId, organisation: counterpartyId, after })
        await signed(writing, { id, jurisdictionId, counterpartyId, signedBy: actor.organisationId, signedOn })
        return ok(after)
      }),

    endContract: (actor, id, ending, key) => endEarly(needs, actor, id, ending, key),
    contractOf: async (providerId, on) => (await store.contractTerms(db, [providerId], on, plusDays(on, 1)))[0] ?? null,
    contractsOf: (providerIds, from, until) => store.contractTerms(db, providerIds, from, until),
  }

  async function itemsHere(tx: Tx, { items }: ContractInput, jurisdictionId: Id): Promise<ReadonlySet<Id>> {
    const known = await itemsOf(
      items.map(({ itemId }) => itemId),
      tx,
    )
    return new Set(known.filter((item) => item.jurisdictionId === jurisdictionId).map(({ id }) => id))
  }
}

function faultsOf(input: ContractInput, today: Day): Fault[] {
  const faults: Fault[] = periodFaults(input)
  if (input.signedOn > today) faults.push({ path: '/signedOn', message: `签订日期不能晚于今天（${today}）` })
  if (input.kind === 'provider' && input.items.length === 0) faults.push({ path: '/items', message: '云服务商合同须写明合同内的服务项' })
  input.items.forEach(({ itemId }, index) => {
    const first = input.items.findIndex((item) => item.itemId === itemId)
    if (first < index) faults.push({ path: `/items/${index}/itemId`, message: `与第 ${first + 1} 项是同一服务项，请合并` })
  })
  return faults
}

const unknownItems = ({ items }: ContractInput, known: ReadonlySet<Id>): Fault[] =>
  items.flatMap(({ itemId }, index) =>
    known.has(itemId) ? [] : [{ path: `/items/${index}/itemId`, message: '本区域服务目录中没有这一服务项' }],
  )

import { type Day, type Decimal, decimal, type Id } from '../kernel/index.ts'
import type { ContractTerms } from './agreements/contract.ts'
import type { ConsentTerms } from './consents/consent.ts'

const zero = 0n as Decimal
const holdsOn = (on: Day) => (period: { readonly from: Day; readonly until: Day }) => period.from <= on && on < period.until

/**
 * How much of an item beyond the contract is consented to on a day: the smallest sum over the parties that have to
 * consent. An organisation that is several of them speaks for each. Nobody has to consent: nothing is consented to.
 */
export function consentedQuantity(consents: readonly ConsentTerms[], itemId: Id, on: Day, parties: readonly string[]): Decimal {
  const held = consents.filter((consent) => consent.itemId === itemId).filter(holdsOn(on))
  const sums = parties.map((party) =>
    held.reduce((sum, consent) => (consent.parties.includes(party) ? sum + decimal(consent.quantity) : sum), 0n),
  )
  const [least = 0n] = sums.sort((a, b) => (a < b ? -1 : 1))
  return least as Decimal
}

/**
 * How much of an item a provider may be paid for on a day: what its contract covers, and what was consented to beyond it.
 * Null: without a ceiling.
 */
export function coveredQuantity(
  {
    contracts,
    consents,
    parties,
  }: { readonly contracts: readonly ContractTerms[]; readonly consents: readonly ConsentTerms[]; readonly parties: readonly string[] },
  itemId: Id,
  on: Day,
): Decimal | null {
  const item = contracts.find(holdsOn(on))?.items.find((each) => each.itemId === itemId)
  if (item?.quantity === null) return null
  const within = item ? decimal(item.quantity) : zero
  return (within + consentedQuantity(consents, itemId, on, parties)) as Decimal
}

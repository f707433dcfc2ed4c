import type { Contracts } from '../../contracts/index.ts'
import {
  type Clock,
  type Database,
  type Day,
  type Door,
  earlier,
  type Id,
  type Outcome,
  ok,
  plusDays,
  plusMonths,
  type Reader,
  refuse,
  today,
} from '../../kernel/index.ts'
import type { Regime, Regimes } from '../../regimes/index.ts'
import type { Terms } from '../rules/coverage.ts'
import { type Cycle, cycleAt, lastDayOf } from '../rules/cycle.ts'
import { citationOf } from '../rules/life.ts'
import { firstContractDay } from '../store/billed.ts'
import { providersUnderContract } from '../store/charged.ts'
import type { Governed } from './reckoning.ts'
import type { Threads } from './run/threads.ts'

export interface SettlementNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Regimes
  /** The measure that binds a jurisdiction on a day; null where none does. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
  readonly contracts: Pick<Contracts, 'contractsOf' | 'consentsOf'>
  /** For large runs; null: everything in this thread. */
  readonly threads: Threads | null
  /** A provider's availability from a day until before another, in percent; null where nothing can be said. */
  readonly availabilityOf: (reader: Reader, providerId: Id, from: Day, until: Day) => Promise<string | null>
}

/**
 * The cycle in which a day lies and the measure that governs it: the one that binds on its last day, or today while it runs.
 * Refuses with `statement.no-cycle` where there is none.
 */
export async function cycleOn(needs: SettlementNeeds, jurisdictionId: Id, on: Day): Promise<Outcome<Governed>> {
  const { db, clock, regimes, regimeIdOn } = needs
  const boundOn = earlier(today(clock), plusDays(plusMonths(on, 12), -1))
  const regimeId = await regimeIdOn(jurisdictionId, boundOn)
  if (regimeId === null || !regimes.has(regimeId)) return refuse('statement.no-cycle', { facts: { on } })
  const regime = regimes.get(regimeId)
  const { charging, cycle: rule } = regime
  if (!charging || !rule) return refuse('statement.no-rules', { facts: { measure: regime.title } })
  const contractFrom = rule.first === 'contract' ? await firstContractDay(db, jurisdictionId) : null
  const cycle = cycleAt(rule, contractFrom, on)
  if (!cycle) return refuse('statement.no-cycle', { facts: { on }, citation: citationOf(regime, rule.cites.first ?? rule.cites.begins) })
  return ok({ regime, charging, rule, cycle, terms: await termsOf(needs, jurisdictionId, regime, cycle) })
}

/** What was agreed with the jurisdiction's providers for a cycle, and who has to consent to more: who holds the word for it. */
async function termsOf({ db, contracts }: SettlementNeeds, jurisdictionId: Id, regime: Regime, { from, until }: Cycle): Promise<Terms> {
  const providers = await providersUnderContract(db, jurisdictionId, { from, until })
  return {
    contracts: await contracts.contractsOf(providers, from, until),
    consents: await contracts.consentsOf(providers, from, until),
    parties: consentingParties(regime),
  }
}

/** The parties that all have to consent to what goes beyond the contract: who holds the word for it. */
export const consentingParties = ({ parties }: Pick<Regime, 'parties'>): string[] =>
  parties.filter(({ may }) => may.includes('contract.consent')).map(({ id }) => id)

/** The cycle that begins on a day; refused with `statement.not-a-cycle` when none begins then. */
export async function cycleFrom(needs: SettlementNeeds, jurisdictionId: Id, from: Day): Promise<Outcome<Governed>> {
  const governed = await cycleOn(needs, jurisdictionId, from)
  if (!governed.ok || governed.value.cycle.from === from) return governed
  const { cycle, regime, rule } = governed.value
  const facts = { from, begins: cycle.from, ends: lastDayOf(cycle) }
  return refuse('statement.not-a-cycle', { facts, citation: citationOf(regime, rule.cites.begins) })
}

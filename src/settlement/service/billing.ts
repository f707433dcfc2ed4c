import { gradesFor } from '../../evaluation/index.ts'
import type { Id, Tx } from '../../kernel/index.ts'
import type { Facts, Regime } from '../../regimes/index.ts'
import type { StoodAt } from '../engine/ruling.ts'
import { factsAsked } from '../rules/asked.ts'
import { type BudgetSpan, withBudgets } from '../rules/budgets.ts'
import type { Billed } from '../rules/rulings.ts'
import type { BilledUnit, FactsQuery } from '../store/billed.ts'
import { readBudgets } from '../store/budgets.ts'
import { readBilled, readStandings } from '../store/standings.ts'
import type { Named } from '../store/tables.ts'
import type { SettlementNeeds } from './needs.ts'

/** A resource's unit and provider as the measure's rules know them: throughout the cycle, and day by day. */
export interface BillingFacts {
  readonly billed: (unit: BilledUnit, provider: Named) => Billed
  readonly stood: (unitId: Id, providerId: Id) => { readonly unitAt: readonly StoodAt[]; readonly providerAt: readonly StoodAt[] }
}

/** What is read for them: plain data, that a thread can be handed. */
export interface BillingRows {
  readonly grades: ReadonlyMap<Id, string>
  readonly standings: ReadonlyMap<Id, readonly StoodAt[]>
  readonly budgets: ReadonlyMap<Id, readonly BudgetSpan[]>
  readonly available: ReadonlyMap<Id, string | null>
}

/**
 * Reads at once, for all units and providers of the cycle, what the rules of a line ask beside what stands with each resource: grades of the
 * latest evaluated period that ended with the cycle or before, availability of the cycle, units' budgets, and where their cases stood on each of its days. What no rule asks for is not read.
 */
export async function readBilling(
  needs: Pick<SettlementNeeds, 'availabilityOf'>,
  tx: Tx,
  query: FactsQuery,
  regime: Regime,
): Promise<BillingRows> {
  const asked = factsAsked(regime)
  const asks = (...names: readonly string[]) => names.some((name) => asked.has(name))
  const wanted = asks('unit.grade', 'provider.grade', 'unit.at', 'provider.at', 'provider.availability')
  const { units, providers } = wanted ? await readBilled(tx, query) : { units: [], providers: [] }
  const everybody = [...new Set([...units, ...providers])]
  return {
    grades: asks('unit.grade', 'provider.grade') ? await gradesFor(tx, everybody, query.cycle.until) : new Map(),
    standings: asks('unit.at', 'provider.at') ? await readStandings(tx, everybody, query.cycle) : new Map(),
    budgets: asks('unit.budget') ? await readBudgets(tx, query) : new Map(),
    available: asks('provider.availability') ? await availabilities(needs, tx, query, providers) : new Map(),
  }
}

/** The same, to be asked. */
export const billingOf = ({ grades, standings, budgets, available }: BillingRows): BillingFacts => ({
  billed(unit, provider) {
    const facts: Facts = {
      ...unit.facts,
      // Throughout the cycle, or at its end: of days to come nothing else is known.
      ...(budgets.has(unit.id) ? { 'unit.budget': budgets.get(unit.id)?.at(-1)?.budget ?? null } : {}),
      'provider.name': provider.name,
      'unit.grade': grades.get(unit.id) ?? null,
      'provider.grade': grades.get(provider.id) ?? null,
      'provider.availability': available.get(provider.id) ?? null,
    }
    return { organisationId: unit.id, providerId: provider.id, facts }
  },
  stood: (unitId, providerId) => ({
    unitAt: withBudgets(standings.get(unitId) ?? [], budgets.get(unitId) ?? []),
    providerAt: standings.get(providerId) ?? [],
  }),
})

/** A jurisdiction has a handful of providers. */
async function availabilities(
  { availabilityOf }: Pick<SettlementNeeds, 'availabilityOf'>,
  tx: Tx,
  { cycle }: FactsQuery,
  providers: readonly Id[],
) {
  const available = new Map<Id, string | null>()
  for (const id of providers) available.set(id, await availabilityOf(tx, id, cycle.from, cycle.until))
  return available
}

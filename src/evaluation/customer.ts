import { partyOf, type Regime } from '../regimes/index.ts'

/** Whether organisations of this party are customers of a provider: they have systems, or ask for resources. */
export const isCustomerParty = (regime: Regime, party: string): boolean =>
  partyOf(regime, party)?.may.includes('system.register') === true ||
  regime.procedures.some(({ by, order }) => by === party && (order === 'new' || order === 'emergency'))

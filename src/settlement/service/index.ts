import type { SettlementNeeds } from './needs.ts'
import { createReads } from './reading.ts'
import { createActs } from './writing.ts'

/** Statements: accounted, reviewed or returned, sealed; read, explained and verified. */
export const createSettlement = (needs: SettlementNeeds) => ({ ...createReads(needs), ...createActs(needs) })

export type Settlement = ReturnType<typeof createSettlement>

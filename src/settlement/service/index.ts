import type { Day, Id } from '../../kernel/index.ts'
import { createAssessments } from '../assessments/service.ts'
import { createCorrections } from '../corrections/service.ts'
import { createExporting } from '../exporting/service/index.ts'
import { createLostTerms } from '../lost/service.ts'
import { createPayments } from '../payments/service.ts'
import type { Cycle } from '../rules/cycle.ts'
import { createActs } from './acts/index.ts'
import { createEstimating } from './estimating.ts'
import { cycleOn, type SettlementNeeds } from './needs.ts'
import { createReads } from './reading.ts'

/** Statements: accounted, reviewed or returned, sealed; read, explained and verified. */
export const createSettlement = (needs: SettlementNeeds) => ({
  ...createReads(needs),
  ...createActs(needs),
  ...createPayments(needs),
  ...createCorrections(needs),
  ...createAssessments(needs),
  ...createExporting(needs),
  ...createLostTerms(needs),
  /** Of cycles to come and of the rest of the running one: for budgets. */
  estimating: createEstimating(needs),
  /** The cycle in which a day lies; null where there is none. */
  async cycleOn(jurisdictionId: Id, on: Day): Promise<Cycle | null> {
    const governed = await cycleOn(needs, jurisdictionId, on)
    return governed.ok ? governed.value.cycle : null
  },
})

export type Settlement = ReturnType<typeof createSettlement>

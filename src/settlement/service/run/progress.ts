import type { Run } from '../../rules/run.ts'
import type { BilledUnit } from '../../store/billed.ts'
import { tellProgress } from '../../store/runs.ts'
import type { SettlementNeeds } from '../needs.ts'

/** Told of resources done; writes it down now and then, on a connection of the pool: others see it while the run goes on. */
export interface Progress {
  readonly tell: (resources: number) => void
  /** Waits for the last note. */
  readonly end: () => Promise<void>
}

const everyMs = 300

export function progressOf({ db, clock }: Pick<SettlementNeeds, 'db' | 'clock'>, run: Run, units: readonly BilledUnit[]): Progress {
  const total = units.reduce((sum, { resources }) => sum + resources, 0)
  let [done, noted] = [0, performance.now()]
  let writing: Promise<void> = Promise.resolve()
  const note = () => {
    noted = performance.now()
    // One note after the other; one that fails is no reason to fail the run.
    writing = writing.then(() => tellProgress(db, run.no, { done, total, at: clock.now() })).catch(() => {})
  }
  return {
    tell(resources) {
      done += resources
      if (performance.now() - noted > everyMs) note()
    },
    end() {
      note()
      return writing
    },
  }
}

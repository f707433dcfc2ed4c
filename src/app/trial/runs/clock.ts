import { type Clock, type Instant, plusHours } from '../../../kernel/index.ts'

/** The clock of a process whose parent said what time it is: the demo's is another than the machine's. */
export function runningFrom(now: Instant): Clock {
  const begun = performance.now()
  return { now: () => plusHours(now, (performance.now() - begun) / 3_600_000) }
}

import type { HolidaysNeeds } from '../ports.ts'
import { createDeciding } from './deciding.ts'
import { createEntering } from './entering.ts'
import { createPresent } from './present.ts'
import { createReading } from './reading.ts'
import { rereadTerms } from './rereading.ts'

/** Holiday notices: entered by one, approved by another, used at once by every process. */
export const createHolidays = (needs: HolidaysNeeds) => ({
  ...createPresent(needs),
  ...createReading(needs),
  ...createEntering(needs),
  ...createDeciding(needs),
  /** The job that reads terms again after an approval. */
  reread: () => rereadTerms(needs),
})

export type Holidays = ReturnType<typeof createHolidays>

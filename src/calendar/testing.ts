import { join } from 'node:path'
import { loadCalendar } from './files.ts'

/** The repository's own calendar, for tests. */
export const calendar = await loadCalendar(join(import.meta.dirname, '../../calendars'))

export type { HolidaysNeeds, TermMove, Terms } from './ports.ts'
export { holidaysRoutes } from './routes/index.ts'
export { createHolidays, type Holidays } from './service/index.ts'
export { waitingHolidays } from './store/waiting.ts'

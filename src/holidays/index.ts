export type { HolidaysNeeds, TermMove, Terms } from './ports.ts'
export { holidaysRoutes } from './routes/index.ts'
export { createHolidays, type Holidays } from './service/index.ts'
export { latestReadings } from './store/readings.ts'

export type { OverviewNeeds } from './needs.ts'
export { overviewRoutes } from './routes/index.ts'
export { createOverview, type Overview } from './service/index.ts'

export { migrateJobs } from './schema.ts'
export { startWorker } from './worker.ts'

export { migrateJobs } from './schema.ts'
export { type Jobs, startWorker } from './worker.ts'

export { type FixedClock, fixedClock } from './clock.ts'
export { type TestDatabase, testDatabase } from './database.ts'

// `createTestServer` is not here but in `server.ts`: it brings the whole application with it.
export { type FixedClock, fixedClock } from './clock.ts'
export { onFreshDatabase, type TestDatabase, testDatabase } from './database.ts'
export { aJurisdiction, anActor, anOrganisation } from './office.ts'
export { codeOf, must } from './outcome.ts'
export { preparedDatabase } from './prepared.ts'

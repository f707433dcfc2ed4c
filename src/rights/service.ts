import { type Authorizations, createAuthorizations } from './authorizations/service.ts'
import { createEmergencies, type Emergencies } from './emergencies/service.ts'
import { createLooks, type Looks } from './looks/service.ts'
import { createOperating, type Operating } from './operating/service.ts'
import { createPapers, type Papers } from './papers/service.ts'
import type { RightsNeeds } from './ports.ts'
import { createRecord, type RightsRecord } from './record/service.ts'

/** Protected papers: kept, authorized, looked at, and the record of it; and who operates the cloud. */
export interface Rights {
  readonly papers: Papers
  readonly looks: Looks
  readonly authorizations: Authorizations
  readonly emergencies: Emergencies
  readonly record: RightsRecord
  readonly operating: Operating
}

export const createRights = (needs: RightsNeeds): Rights => ({
  papers: createPapers(needs),
  looks: createLooks(needs),
  authorizations: createAuthorizations(needs),
  emergencies: createEmergencies(needs),
  record: createRecord(needs),
  operating: createOperating(needs),
})

import type { Clock, Route } from '../kernel/index.ts'
import { authorizationRoutes } from './authorizations/routes.ts'
import { emergencyRoutes } from './emergencies/routes.ts'
import { lookRoutes } from './looks/routes.ts'
import { operatingRoutes } from './operating/routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { recordRoutes } from './record/routes.ts'
import type { Rights } from './service.ts'

/** All operations of rights. */
export const rightsRoutes = (rights: Rights, clock: Clock): Route[] => [
  ...paperRoutes(rights.papers),
  ...lookRoutes(rights.looks),
  ...authorizationRoutes(rights.authorizations, clock),
  ...emergencyRoutes(rights.emergencies, clock),
  ...recordRoutes(rights.record),
  ...operatingRoutes(rights.operating, clock),
]

import type { Route } from '../../kernel/index.ts'
import type { Identity } from '../service/index.ts'
import { peopleRoutes } from './people.ts'
import { sessionRoutes } from './sessions.ts'
import { setupRoutes } from './setup.ts'

/** All operations of identity. */
export const identityRoutes = (identity: Identity): Route[] => [
  ...setupRoutes(identity),
  ...sessionRoutes(identity),
  ...peopleRoutes(identity),
]

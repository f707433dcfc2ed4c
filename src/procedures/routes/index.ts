import type { Route } from '../../kernel/index.ts'
import type { Cases } from '../service/index.ts'
import { diagramRoutes } from './diagrams.ts'
import { documentsRoutes } from './documents.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

/** Cases over HTTP. */
export const casesRoutes = (cases: Cases): Route[] => [
  ...reads(cases),
  ...writes(cases),
  ...documentsRoutes(cases),
  ...diagramRoutes(cases),
]

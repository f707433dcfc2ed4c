import type { Route } from '../../kernel/index.ts'
import type { Documents } from '../service/index.ts'
import { issuingRoutes } from './issuing.ts'
import { numberingRoutes } from './numbering.ts'
import { readingRoutes } from './reading.ts'
import { scansRoutes } from './scans.ts'
import { verifyingRoutes } from './verifying.ts'

/** The API of official documents. */
export const documentsRoutes = (documents: Documents): Route[] => [
  ...issuingRoutes(documents),
  ...readingRoutes(documents),
  ...scansRoutes(documents),
  ...numberingRoutes(documents),
  ...verifyingRoutes(documents),
]

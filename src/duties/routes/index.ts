import type { Route } from '../../kernel/index.ts'
import type { Duties } from '../service/index.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

/** Duties over HTTP. */
export const dutiesRoutes = (duties: Duties): Route[] => [...reads(duties), ...writes(duties)]

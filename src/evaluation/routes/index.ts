import type { Route } from '../../kernel/index.ts'
import type { Evaluation } from '../service/index.ts'
import { readRoutes } from './reads.ts'
import { writeRoutes } from './writes.ts'

/** `/evaluations`. */
export const evaluationRoutes = (evaluation: Evaluation): Route[] => [...readRoutes(evaluation), ...writeRoutes(evaluation)]

import type { Body, Reply } from '../api.ts'
import type { Player } from '../cast.ts'
import type { Verb } from '../verbs.ts'
import type { World } from '../world.ts'
import { caseActs } from './cases.ts'
import { documentActs } from './documents.ts'
import { dutyActs } from './duties.ts'
import { evaluationActs } from './evaluation.ts'
import { meteringActs } from './metering.ts'
import { paymentActs } from './payments.ts'
import { rightsActs } from './rights.ts'
import { statementActs } from './statements.ts'

/** What people do, each verb as docs/scenarios.md says it. */
export type Acts = Readonly<Record<Verb, (by: Player, act: Body) => Promise<Reply>>>

export const createActs = (world: World): Acts => ({
  ...caseActs(world),
  ...statementActs(world),
  ...paymentActs(world),
  ...meteringActs(world),
  ...dutyActs(world),
  ...evaluationActs(world),
  ...rightsActs(world),
  ...documentActs(world),
})

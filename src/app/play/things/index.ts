import type { Reply } from '../api.ts'
import type { World } from '../world.ts'
import { catalogueMakers } from './catalogue.ts'
import { contractMakers } from './contracts.ts'
import { dutyMakers } from './duties.ts'
import { evaluationMakers } from './evaluation.ts'
import type { Makers, Thing } from './making.ts'
import { organisationMakers } from './organisations.ts'
import { rightsMakers } from './rights.ts'
import { settlementMakers } from './settlement.ts'
import { systemMakers } from './systems.ts'
import { utilizationMakers } from './utilization.ts'

const makers: Makers = {
  ...contractMakers,
  ...catalogueMakers,
  ...organisationMakers,
  ...systemMakers,
  ...dutyMakers,
  ...evaluationMakers,
  ...utilizationMakers,
  ...rightsMakers,
  ...settlementMakers,
}

/** Brings one thing about through the API, by the person who may. The reply may be a refusal that a story expects. */
export async function bringAbout(world: World, thing: Thing): Promise<Reply> {
  const kind = Object.keys(thing).find((each) => each in makers)
  const make = kind ? makers[kind] : undefined
  if (!make) throw new Error(`不认识的事物“${Object.keys(thing)[0] ?? ''}”；可写：${Object.keys(makers).join('、')}`)
  return make(world, thing)
}

import { type Body, everything, type World } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, sameSet } from './comparing.ts'

/** `{ record-of: unit, are }`: what a unit is told of its papers, none more. */
export async function rightsRecord({ world }: Audience, said: Body): Promise<Differences> {
  return sameSet(`${said['record-of']} 的授权与查阅记录`, said.are, await rightsLines(world, said))
}

/** In a story's words: all lines, or those of the `kinds` that are named. */
async function rightsLines(world: World, said: Body): Promise<Body[]> {
  const lines = await everything(world.player(said['record-of']), '/rights/record')
  const wanted = lines.filter(({ kind }) => !said.kinds || said.kinds.includes(kind))
  return wanted.map((line) => ({
    kind: line.kind,
    by: line.personName,
    paper: line.paperId && world.nameOf('paper', line.paperId),
    system: line.systemId && world.nameOf('system', line.systemId),
    authorization: line.authorizationId && world.nameOf('authorization', line.authorizationId),
    emergency: line.emergencyId && world.nameOf('emergency', line.emergencyId),
    ground: line.ground,
    reason: line.reason,
    persons: line.names,
  }))
}

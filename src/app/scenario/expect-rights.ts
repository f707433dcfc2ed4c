import { type Body, everything, type World } from '../play/index.ts'

/** What a unit is told of its papers, in a story's words: all lines, or those of the `kinds` that are named. */
export async function rightsLines(world: World, said: Body): Promise<Body[]> {
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

import { type Body, cardsOf, type Player, type World } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, differ } from './comparing.ts'

/** `{ sees: unit, case: a }`, `{ sees-not: unit, evaluation, of }`: whether an actor can read it. */
export async function sight({ world }: Audience, said: Body): Promise<Differences> {
  const [who, may] = 'sees' in said ? [said.sees, true] : [said['sees-not'], false]
  const kind = kinds.find((each) => each in said) ?? 'statement'
  const seen = kind === 'evaluation' ? seesCard(world, world.player(who), said) : seesOne(world, world.player(who), kind, said[kind])
  return differ(`${who} 能否看到 ${kind} ${said[kind]}`, may, await seen)
}

const kinds = ['evaluation', 'case', 'system', 'statement'] as const
const paths = { case: '/cases', system: '/systems', statement: '/statements' } as const

async function seesOne(world: World, who: Player, kind: keyof typeof paths, name: string): Promise<boolean> {
  return (await who.call('GET', `${paths[kind]}/${world.id(kind, name)}`)).ok
}

async function seesCard(world: World, who: Player, { evaluation, of, from }: Body): Promise<boolean> {
  return (await cardsOf(who, evaluation, world.player(of).organisationId, from && String(from))).length > 0
}

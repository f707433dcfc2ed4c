import { type Body, everything } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, differ, differByKey, partOf } from './comparing.ts'

/** `{ case: a, step, due, … }`: only the keys that are named. */
export async function theCase(audience: Audience, said: Body): Promise<Differences> {
  const shown = await show(audience, said.case)
  const { issued, findings, fields, bodies, case: name, ...rest } = said
  const known: Readonly<Record<string, Body>> = {
    step: shown.step?.id ?? null,
    due: shown.clock?.dueOn ?? null,
    overdue: shown.clock?.overdue ?? shown.clocks.at(-1)?.overdue ?? false,
    provisional: shown.clock?.provisional ?? false,
    stands: shown.clock?.stands ?? false,
    notice: shown.notice !== null,
    ended: shown.endsAs,
    earliest: shown.earliestOn,
    submissions: shown.submissions,
  }
  return [
    ...differByKey(`办件 ${name}`, rest, known),
    ...(fields ? partOf(fields, shown.fields, `办件 ${name} 的内容`) : []),
    ...(bodies ? partOf(bodies, bodiesOf(audience, shown), `办件 ${name} 点名的单位`) : []),
    ...(issued ? differ(`办件 ${name} 出具的文书`, issued, all(shown.documents, 'document')) : []),
    ...(findings ? differ(`办件 ${name} 的提示`, findings, all(shown.findings, 'rule')) : []),
  ]
}

const all = (rows: Body, key: string): Body[] => rows.map((row: Body) => row[key])

/** Who is named in each field, by the names that the story gives them. */
const bodiesOf = ({ world }: Audience, shown: Body): Body =>
  Object.fromEntries(
    Object.entries<Body>(shown.bodies).map(([field, bodies]) => [
      field,
      bodies.map(({ id }: Body) => [...world.players].find(([, { organisationId }]) => organisationId === id)?.[0] ?? id),
    ]),
  )

/** Papers that an actor's organisation has received, oldest first. */
export async function received({ world }: Audience, said: Body): Promise<Differences> {
  const { by, documents } = said.received
  const rows = await everything(world.player(by), '/documents/received')
  return differ(`${by} 收到的文书`, documents, rows.map((row) => row.document).reverse())
}

async function show({ world, observer, actor }: Audience, name: string): Promise<Body> {
  const path = `/cases/${world.id('case', name)}`
  const seen = await observer.call('GET', path)
  return seen.ok ? seen.body : (actor ?? observer).need('GET', path)
}

/** `{ case: a, nothing-until }`: the clock is moved there, and the case's timeline is as long as before. */
export async function nothingUntil(audience: Audience, said: Body): Promise<Differences> {
  const before = await show(audience, said.case)
  await audience.moveTo(String(said['nothing-until']))
  const after = await show(audience, said.case)
  return differ(`办件 ${said.case} 到 ${said['nothing-until']} 为止发生的事`, before.timeline.length, after.timeline.length)
}

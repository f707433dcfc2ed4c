import { type Body, everything, type Player, type World } from '../play/index.ts'
import { allDuties, oneDuty } from './expect-duties.ts'
import { seesEvaluation, theEvaluation } from './expect-evaluation.ts'
import { rightsLines } from './expect-rights.ts'
import { availability, migration, usageFindings } from './expect-usage.ts'

/** A difference between what a story says and what was so; empty when all is as it says. */
export type Differences = readonly string[]

export interface Audience {
  readonly world: World
  /** Somebody who sees the whole jurisdiction. */
  readonly observer: Player
  /** Whoever acted last: sees a draft that nobody else does. */
  readonly actor: Player | null
  moveTo(local: string): Promise<void>
}

/** Compares one line of `then` with what the API shows. */
export async function check(audience: Audience, said: Body, answer: Body): Promise<Differences> {
  if ('record-of' in said) return sameSet(`${said['record-of']} 的授权与查阅记录`, said.are, await rightsLines(audience.world, said))
  if ('answer' in said) return partOf(said.answer, answer, 'answer')
  if (('sees' in said || 'sees-not' in said) && 'evaluation' in said) return seesEvaluation(audience, said)
  if ('evaluation' in said) return theEvaluation(audience, said)
  if ('sees' in said || 'sees-not' in said) return sight(audience, said)
  if ('duty' in said) return oneDuty(audience, said)
  if ('duties' in said) return allDuties(audience, said)
  if ('usage-findings' in said) return usageFindings(audience, said)
  if ('availability' in said) return availability(audience, said)
  if ('migration' in said) return migration(audience, said)
  if ('received' in said) return received(audience, said)
  if ('resources' in said) return resources(audience, said)
  if ('statement' in said) return 'lines' in said ? statementLines(audience, said) : statement(audience, said)
  if ('case' in said) return 'nothing-until' in said ? nothingUntil(audience, said) : theCase(audience, said)
  return [`then 里读不懂：${JSON.stringify(said)}`]
}

async function theCase(audience: Audience, said: Body): Promise<Differences> {
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
    ...Object.entries(rest).flatMap(([key, value]) =>
      key in known ? differ(`办件 ${name} 的 ${key}`, value, known[key]) : [`then 里读不懂：case 的 ${key}`],
    ),
    ...(fields ? partOf(fields, shown.fields, `办件 ${name} 的内容`) : []),
    ...(bodies ? partOf(bodies, bodiesOf(audience, shown), `办件 ${name} 点名的单位`) : []),
    ...(issued
      ? differ(
          `办件 ${name} 出具的文书`,
          issued,
          shown.documents.map((each: Body) => each.document),
        )
      : []),
    ...(findings
      ? differ(
          `办件 ${name} 的提示`,
          findings,
          shown.findings.map((each: Body) => each.rule),
        )
      : []),
  ]
}

/** Who is named in each field, by the names that the story gives them. */
const bodiesOf = ({ world }: Audience, shown: Body): Body =>
  Object.fromEntries(
    Object.entries<Body>(shown.bodies).map(([field, bodies]) => [
      field,
      bodies.map(({ id }: Body) => [...world.players].find(([, { organisationId }]) => organisationId === id)?.[0] ?? id),
    ]),
  )

/** Papers that an actor's organisation has received, oldest first. */
async function received({ world }: Audience, said: Body): Promise<Differences> {
  const { by, documents } = said.received
  const rows = await everything(world.player(by), '/documents/received')
  return differ(`${by} 收到的文书`, documents, rows.map((row) => row.document).reverse())
}

async function show({ world, observer, actor }: Audience, name: string): Promise<Body> {
  const path = `/cases/${world.id('case', name)}`
  const seen = await observer.call('GET', path)
  return seen.ok ? seen.body : (actor ?? observer).need('GET', path)
}

async function nothingUntil(audience: Audience, said: Body): Promise<Differences> {
  const before = await show(audience, said.case)
  await audience.moveTo(String(said['nothing-until']))
  const after = await show(audience, said.case)
  return differ(`办件 ${said.case} 到 ${said['nothing-until']} 为止发生的事`, before.timeline.length, after.timeline.length)
}

async function sight({ world }: Audience, said: Body): Promise<Differences> {
  const [who, may] = 'sees' in said ? [said.sees, true] : [said['sees-not'], false]
  const kind = 'case' in said ? 'case' : 'system' in said ? 'system' : 'statement'
  const path = { case: '/cases', system: '/systems', statement: '/statements' }[kind]
  const reply = await world.player(who).call('GET', `${path}/${world.id(kind, said[kind])}`)
  return differ(`${who} 能否看到 ${kind} ${said[kind]}`, may, reply.ok)
}

async function resources({ world, observer }: Audience, said: Body): Promise<Differences> {
  const rows = await everything(observer, `/resources?organisation=${world.player(said.resources).organisationId}`)
  const stateOf = (row: Body) => (row.state === 'delivered' && row.chargedFrom ? 'charging' : row.state)
  const are = rows.map((row) => ({
    item: world.nameOf('item', row.itemId),
    quantity: Number(row.quantity),
    state: stateOf(row),
    from: row.chargedFrom,
    until: row.chargedUntil,
  }))
  return sameSet(`${said.resources} 的资源`, said.are, are)
}

async function statement({ world, observer }: Audience, said: Body): Promise<Differences> {
  const shown = await observer.need('GET', `/statements/${world.id('statement', said.statement)}`)
  const { statement: name, ...rest } = said
  return Object.entries(rest).flatMap(([key, value]) => differ(`结算单 ${name} 的 ${key}`, value, shown[key]))
}

async function statementLines({ world, observer }: Audience, said: Body): Promise<Differences> {
  const rows = await everything(observer, `/statements/${world.id('statement', said.statement)}/lines`)
  const units = new Set<string>(said.lines.map((line: Body) => line.unit))
  const unitOf = (id: string) => [...world.players].find(([, player]) => player.organisationId === id)?.[0] ?? id
  const lines = rows
    .map((row) => ({
      item: world.nameOf('item', row.itemId),
      unit: unitOf(row.organisationId),
      system: world.nameOf('system', row.systemId),
      from: row.from,
      to: row.to,
      days: row.days,
      quantity: Number(row.quantity),
      price: row.price,
      amount: row.amount,
      full: row.full,
      excluded: row.excluded?.rule ?? null,
      deducted: row.deducted,
      'deducted-by': row.deductions.map((each: Body) => each.rule),
    }))
    .filter(({ unit }) => units.has(unit))
  return sameSet(`结算单 ${said.statement} 的明细`, said.lines, lines)
}

/** Each said one must be met by a row of its own, and no row is left over. Only the keys that are said are compared. */
function sameSet(what: string, said: readonly Body[], rows: readonly Body[]): Differences {
  const left = [...rows]
  const missing = said.filter((one) => {
    const at = left.findIndex((row) => partOf(one, row, '').length === 0)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...missing.map((one) => `${what}：没有 ${JSON.stringify(one)}`), ...left.map((row) => `${what}：多出 ${JSON.stringify(row)}`)]
}

/** Everything that is said must be there; what is not said is not compared. Lists are compared by position. */
function partOf(said: Body, shown: Body, at: string): Differences {
  if (Array.isArray(said))
    return [
      ...said.flatMap((each, index) => partOf(each, shown?.[index], `${at}/${index}`)),
      ...(said.length === shown?.length ? [] : [`${at}：应有 ${said.length} 项，实有 ${shown?.length ?? 0} 项`]),
    ]
  if (typeof said === 'object' && said !== null)
    return Object.entries(said).flatMap(([key, value]) => partOf(value, shown?.[key], `${at}/${key}`))
  return differ(at, said, shown)
}

const differ = (what: string, said: Body, shown: Body): Differences =>
  JSON.stringify(said) === JSON.stringify(shown ?? null)
    ? []
    : [`${what}：应为 ${JSON.stringify(said)}，实为 ${JSON.stringify(shown ?? null)}`]

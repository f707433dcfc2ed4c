import { type Body, everything, type World } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, differ, sameSet } from './comparing.ts'

/** The first actor of an organisation, by the name that the story gives him. */
export const actorOf = ({ players }: World, id: string | null): string | null =>
  [...players].find(([, { organisationId }]) => organisationId === id)?.[0] ?? id

/** `{ resources: unit, are }`: all that a unit has and had, none more. */
export async function resources({ world, observer }: Audience, said: Body): Promise<Differences> {
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

/** `{ statement: s, state, total, … }`. */
export async function statement({ world, observer }: Audience, said: Body): Promise<Differences> {
  const shown = await observer.need('GET', `/statements/${world.id('statement', said.statement)}`)
  const { statement: name, ...rest } = said
  return Object.entries(rest).flatMap(([key, value]) => differ(`结算单 ${name} 的 ${key}`, value, shown[key]))
}

/** `{ statement: s, lines }`: all lines of the units that are named. */
export async function statementLines({ world, observer }: Audience, said: Body): Promise<Differences> {
  const rows = await everything(observer, `/statements/${world.id('statement', said.statement)}/lines`)
  const units = new Set<string>(said.lines.map((line: Body) => line.unit))
  const unitOf = (id: string) => actorOf(world, id) ?? ''
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
      kind: row.kind,
      payer: row.payer,
      apart: row.apart?.rule ?? null,
      deducted: row.deducted,
      'deducted-by': row.deductions.map((each: Body) => each.rule),
    }))
    .filter(({ unit }) => units.has(unit))
  return sameSet(`结算单 ${said.statement} 的明细`, said.lines, lines)
}

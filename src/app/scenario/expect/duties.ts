import { type Body, dutiesOf, meant, type World } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { type Differences, partOf, sameSet } from './comparing.ts'

const keysOfOne = ['duty', 'of', 'period', 'system', 'due', 'state', 'late', 'valid-to', 'provisional', 'none']

const shown = (world: World, row: Body): Body => ({
  duty: row.duty,
  period: row.period,
  system: row.systemId && world.nameOf('system', row.systemId),
  due: row.dueOn,
  state: row.state,
  late: row.late,
  'valid-to': row.validTo,
  provisional: row.provisional,
})

/** `{ duty, of, period?, system?, due, state, late }`: there is such an instance; with `none: true` there is none. */
export async function oneDuty({ world, observer }: Audience, said: Body): Promise<Differences> {
  const unknown = Object.keys(said).filter((key) => !keysOfOne.includes(key))
  if (unknown.length > 0) return [`then 里读不懂：duty 的 ${unknown.join('、')}`]
  const { none, of, ...words } = said
  const rows = meant(world, await dutiesOf(observer, world.player(of).organisationId, said.duty), said).map((row) => shown(world, row))
  const fits = rows.filter((row) => partOf(asText(words), row, '').length === 0)
  if (none) return fits.length === 0 ? [] : [`${of} 的义务 ${said.duty}：不应有 ${JSON.stringify(fits)}`]
  return fits.length > 0 ? [] : [`${of} 的义务：没有 ${JSON.stringify(words)}，实有 ${JSON.stringify(rows)}`]
}

/** `{ duties, are: [ { duty, due, state } ] }`: all that this organisation owes and owed, none more. */
export async function allDuties({ world, observer }: Audience, said: Body): Promise<Differences> {
  const rows = (await dutiesOf(observer, world.player(said.duties).organisationId)).map((row) => shown(world, row))
  return sameSet(`${said.duties} 的义务`, said.are.map(asText), rows)
}

/** A year that a story writes as a number is the period of that name. */
const asText = (said: Body): Body =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]))

import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/index.ts'
import { affiliation, standings } from '../office.fixture.ts'
import { visible } from '../store/visible.ts'
import { sightOf } from './sight.ts'

const { db } = await testDatabase()
const id = (name: string) => `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0')}`
const [here, there] = [id('here'), id('there')]

/** unit ─ sub; neighbour in unit's area; stranger elsewhere; a provider; and an organisation of another jurisdiction. */
const rows = {
  'own row': { jurisdictionId: here, organisationId: id('unit'), providerId: null },
  'a subordinate’s': { jurisdictionId: here, organisationId: id('sub'), providerId: null },
  'a neighbour’s': { jurisdictionId: here, organisationId: id('near'), providerId: null },
  'a stranger’s': { jurisdictionId: here, organisationId: id('far'), providerId: id('other') },
  'a stranger’s, assigned to us': { jurisdictionId: here, organisationId: id('far'), providerId: id('unit') },
  'nobody’s': { jurisdictionId: here, organisationId: null, providerId: null },
  'one of another jurisdiction': { jurisdictionId: there, organisationId: id('unit'), providerId: id('unit') },
}
type RowName = keyof typeof rows
const all: RowName[] = ['own row', 'a subordinate’s', 'a neighbour’s', 'a stranger’s', 'a stranger’s, assigned to us', 'nobody’s']

const cases: [string, string[], RowName[]][] = [
  ['no party', [], ['own row']],
  ['own', ['user'], ['own row', 'a subordinate’s']],
  ['area', ['district'], ['own row', 'a subordinate’s', 'a neighbour’s']],
  ['assigned', ['provider'], ['own row', 'a stranger’s, assigned to us']],
  ['own and assigned', ['user', 'provider'], ['own row', 'a subordinate’s', 'a stranger’s, assigned to us']],
  ['jurisdiction', ['authority'], all],
  ['jurisdiction and own', ['user', 'authority'], all],
]

const of = affiliation({ organisationId: id('unit'), jurisdictionId: here, subordinateIds: [id('sub')], areaIds: [id('unit'), id('near')] })

describe.each(cases)('%s', (_, parties, seen) => {
  const sight = sightOf(
    of,
    standings.filter((standing) => parties.includes(standing.id)),
  )
  test.each(Object.entries(rows))('%s', async (name, row) => {
    const expected = seen.includes(name as RowName)
    expect(await inSql(sight, row)).toBe(expected)
  })
})

test('the operator of the platform sees no business data, whatever parties it were given', async () => {
  const sight = sightOf(affiliation({ ...of, jurisdictionId: null }), standings)
  for (const row of Object.values(rows)) {
    expect(await inSql(sight, row)).toBe(false)
  }
})

test('a table without providers shows nothing as assigned', async () => {
  const sight = sightOf(of, standings.slice(2, 3))
  const condition = visible(sight, { jurisdiction: sql.ref('j'), organisation: sql.ref('o') })
  const { rows: seen } = await sql`select from (select ${here}::uuid as j, ${id('far')}::uuid as o) t where ${condition}`.execute(db)
  expect(seen).toEqual([])
})

async function inSql(sight: Parameters<typeof visible>[0], row: (typeof rows)[RowName]): Promise<boolean> {
  const condition = visible(sight, { jurisdiction: sql.ref('t.j'), organisation: sql.ref('t.o'), provider: sql.ref('t.p') })
  const { rows: seen } = await sql`
    select from (select ${row.jurisdictionId}::uuid as j, ${row.organisationId}::uuid as o, ${row.providerId}::uuid as p) t
    where ${condition}`.execute(db)
  return seen.length === 1
}

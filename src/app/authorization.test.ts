import { beforeAll, expect, test } from 'vitest'
import type { Post } from '../identity/index.ts'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'
import { digests, type ForeignObjects, foreignObjects, jurisdiction, organisation, password, person } from './authorization.fixture.ts'
import { admins, everybody, officers, parties, type Role, type Row, table } from './authorization.table.fixture.ts'
import { loadLaw } from './law-files.ts'

// Every operation of the OpenAPI document × every role × an object that the role has nothing to do with: nothing readable,
// nothing writable, and no operation outside the table.

const { db, ownerDb } = await testDatabase()
const clock = fixedClock('2024-09-30T09:00')
const { regimes } = await loadLaw([])
const server = await createTestServer({ db, clock, regimes })

interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
}

const { paths } = (await server.http.inject('/openapi.json')).json() as { paths: Record<string, Record<string, { operationId: string }>> }
const operations: Operation[] = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { operationId }]) => ({
    id: operationId,
    method: method.toUpperCase() as Operation['method'],
    path: path.replace('/api/v1', ''),
  })),
)

let neighbour: ForeignObjects
const tokens = new Map<Role, string>()
/** What is foreign to a role: always another jurisdiction's; for who does not see all of his own also a neighbour's in it. */
const foreignTo = new Map<Role, ForeignObjects[]>()

beforeAll(async () => {
  const hunan = await jurisdiction(ownerDb, '甲省', 'hunan-2024')
  const weihai = await jurisdiction(ownerDb, '乙市', 'weihai-2025')
  const there = await jurisdiction(ownerDb, '域外省', 'hunan-2024')
  const elsewhere = await foreignObjects(ownerDb, { jurisdictionId: there, regimeId: 'hunan-2024', marker: '域外', neighbour: false })
  const neighbours = {
    h: await foreignObjects(ownerDb, { jurisdictionId: hunan, regimeId: 'hunan-2024', marker: '邻家省', neighbour: true }),
    w: await foreignObjects(ownerDb, { jurisdictionId: weihai, regimeId: 'weihai-2025', marker: '邻家市', area: '邻区', neighbour: true }),
  }
  neighbour = neighbours.h
  const operator = await organisation(ownerDb, { jurisdictionId: null, name: '运营单位' })
  const join = async (role: Role, organisationId: string, post: Post) => {
    const login = role.replace('.', '-')
    await person(ownerDb, { organisationId, login, name: role, post })
    tokens.set(role, await server.signIn(login, password))
  }
  for (const role of admins) {
    await join(role, operator, `${role}-admin`)
    foreignTo.set(role, [elsewhere, neighbours.h])
  }
  for (const role of officers) {
    const place = role.startsWith('h.') ? 'h' : 'w'
    const jurisdictionId = place === 'h' ? hunan : weihai
    const organisationId = await organisation(ownerDb, { jurisdictionId, name: `本地${role}`, party: parties[role], area: '本区' })
    await join(role, organisationId, 'handler')
    if (role === 'h.user') await join('unit-admin', organisationId, 'unit-admin')
    const regime = regimes.get(place === 'h' ? 'hunan-2024' : 'weihai-2025')
    const seesAll = regime.parties.find(({ id }) => id === parties[role])?.sees === 'jurisdiction'
    foreignTo.set(role, seesAll ? [elsewhere] : [elsewhere, neighbours[place]])
  }
  foreignTo.set('unit-admin', [elsewhere, neighbours.h])
})

/** What all units of a jurisdiction share: its catalogue, pools and parties are a neighbour's to see, not to be crossed. */
const shared = new Set(['getItem', 'setPrice', 'listParties', 'listAuthorizationCandidates'])

test('every operation is in the table, and nothing else is', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(table).sort())
})

test('every party of both measures is a role, and no operation is left to nobody', () => {
  const packs = ['hunan-2024', 'weihai-2025'].map((id) => regimes.get(id).parties.map((party) => party.id))
  expect(officers.map((role) => parties[role]).sort()).toEqual(packs.flat().sort())
  expect(Object.keys(table).filter((id) => table[id]?.who.length === 0)).toEqual([])
})

const call = (operation: Operation, role: Role | null, { params = {}, query = '', body }: ReturnType<NonNullable<Row['foreign']>> = {}) => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '00000000-0000-0000-0000-000000000000')
  const token = role === null ? undefined : tokens.get(role)
  return server.call(operation.method, path + query, { token, body, headers: { 'if-match': '"1"' } })
}

/** What stood in the tables after the operation before. */
let standing: Awaited<ReturnType<typeof digests>> | null = null

test.each(operations.filter(({ id }) => table[id]))('$id', async (operation) => {
  const row = table[operation.id]
  if (!row) throw new Error('not in the table')
  const before = standing ?? (await digests(ownerDb))
  if (row.who !== 'anyone') {
    expect((await call(operation, null)).body.code, 'without signing in').toBe('session.required')
    for (const role of everybody.filter((each) => !row.who.includes(each))) {
      expect((await call(operation, role)).body.code, `${role} may not`).toBe('permission.denied')
    }
    for (const role of row.who) await cross(operation, row, role)
  }
  standing = await digests(ownerDb)
  expect(standing, 'nothing was written').toEqual(before)
})

test.each(['getSystem', 'getCase', 'getMaterial', 'getWorkOrder', 'getResource', 'listStatementLines', 'listPayments', 'listCorrections'])(
  'what is refused above is there to be seen by who may: %s',
  async (id) => {
    const operation = operations.find((each) => each.id === id)
    if (!operation) throw new Error(id)
    const { status, body } = await call(operation, 'h.authority', table[id]?.foreign?.(neighbour))
    expect([status, JSON.stringify(body).includes(neighbour.marker)]).toEqual([200, true])
  },
)

async function cross(operation: Operation, row: Row, role: Role): Promise<void> {
  if (row.own || row.entitled?.includes(role)) return
  for (const foreign of foreignTo.get(role) ?? []) {
    if (shared.has(operation.id) && foreign.marker !== '域外') continue
    const { status, body } = await call(operation, role, row.foreign?.(foreign))
    const about = `${role} on ${foreign.marker}: ${status} ${body?.code ?? ''} ${body?.detail ?? ''}`
    expect(row.answers ?? (row.foreign ? [403, 404, 409, 422] : [200]), about).toContain(status)
    expect(JSON.stringify(body), `${role} reads of ${foreign.marker}`).not.toContain(foreign.marker)
  }
}

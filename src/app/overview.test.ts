import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'
import { loadLaw } from './law-files.ts'
import { bringAbout, createActs, createApi, needed, type Player, type Thing, type World } from './play/index.ts'
import { setStage } from './scenario/staging.ts'
import type { Stage } from './scenario/story.ts'
import { shipped } from './shipped.ts'

// A year of a place, played through the API: what the overview and the reports say of it is what the other pages say.

const read = (file: string) => parse(readFileSync(`${shipped.regimes}/hunan-2024/scenarios/${file}`, 'utf8'))
const { db } = await testDatabase()
const clock = fixedClock('2024-09-02T08:30')
const { regimes } = await loadLaw([])
const server = await createTestServer({ db, clock, regimes })
const url = await server.listen()
const setupToken = (await server.composition.identity.prepareSetUp()) ?? ''
const world: World = await setStage(createApi(url), setupToken, read('stage.yaml') as Stage, '2024-06-28')

interface Entry {
  readonly on?: string
  readonly by?: string
  readonly refused?: unknown
  readonly [verb: string]: unknown
}
const acts = createActs(world)
for (const entry of (read('settlement-cycle.yaml') as { story: Entry[] }).story) {
  if (entry.on) {
    clock.set(entry.on.replace(' ', 'T'))
    await server.composition.jobs.sweep()
  }
  if (entry.sets && !entry.refused) needed(await bringAbout(world, entry.sets as Thing), 'sets')
  const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
  if (verb && entry.by && !entry.refused) needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
}

interface Told {
  readonly id: string
  readonly columns: readonly { readonly key: string }[]
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly cells: readonly { readonly column: string; readonly count: number }[]
  }[]
  readonly total: { readonly cells: readonly { readonly sum: string | null; readonly count: number }[] }
}
const year = 'from=2024-09-01&to=2025-08-31'
const panels = ['systems', 'resources', 'cases', 'time', 'usage', 'cost', 'duties', 'findings', 'service']

async function get(player: Player, path: string) {
  const token = await server.signIn(player.login, player.password)
  const began = performance.now()
  const { status, body } = await server.call('GET', path, { token })
  return { status, body, ms: performance.now() - began }
}

test('every figure of every panel has as many rows behind it, for each person of the story', async () => {
  let figures = 0
  for (const name of ['authority', 'unit', 'provider']) {
    const player = world.player(name)
    const token = await server.signIn(player.login, player.password)
    for (const panel of panels) {
      const began = performance.now()
      const { status, body } = await server.call('GET', `/overview/panels/${panel}?${year}`, { token })
      if (name === 'authority') console.log(`overview ${panel}: ${(performance.now() - began).toFixed(0)} ms`)
      expect(status).toBe(200)
      for (const { id, rows } of body.measures as Told[])
        for (const { key, cells } of rows)
          for (const { column, count } of cells) {
            const query = `${year}&measure=${id}&row=${encodeURIComponent(key)}&column=${encodeURIComponent(column)}&limit=200`
            const behind = await server.call('GET', `/overview/rows?${query}`, { token })
            expect(behind.body.items.length, `${name} ${id} ${key} ${column}`).toBe(count)
            expect(behind.body.next).toBe(null)
            figures += 1
          }
    }
  }
  expect(figures).toBeGreaterThan(100)
})

test('the cost of the year is the statement’s, to the fen, and resources are those of their own list', async () => {
  const authority = world.player('authority')
  const [statement] = (await get(authority, '/statements')).body.items as { total: string; apart: string; state: string }[]
  const cost = (await get(authority, `/overview/panels/cost?${year}`)).body.measures as Told[]
  const fen = (text: string | null) => BigInt((text ?? '0.00').replace('.', ''))
  expect(statement?.state).toBe('sealed')
  for (const { id, total } of cost)
    expect(
      total.cells.reduce((sum, cell) => sum + fen(cell.sum), 0n),
      id,
    ).toBe(fen(statement?.total ?? null) + fen(statement?.apart ?? null))
  const resources = (await get(authority, `/resources?state=delivered&limit=200`)).body.items as unknown[]
  const told = ((await get(authority, `/overview/panels/resources?${year}`)).body.measures as Told[])[0]
  expect(told?.total.cells[0]?.count).toBe(resources.length)
})

test('a provider’s cost and duties are its own part, and a unit makes no report', async () => {
  const of = async (name: string, path: string) => get(world.player(name), path)
  expect((await of('unit', `/reports/export?kind=government&${year}&format=xlsx`)).body).toMatchObject({ code: 'report.not-yours' })
  expect((await of('unit', '/reports')).body.items).toEqual([])
  const { status, body } = await of('provider', `/reports/document?kind=provider&${year}`)
  expect([status, body.title]).toEqual([200, expect.stringContaining('政务云服务年报（2024-09-01至2025-08-31）')])
  expect((await of('authority', `/reports/document?kind=government&from=2025-08-31&to=2025-08-01`)).body).toMatchObject({
    code: 'request.invalid',
    faults: [{ path: '/to' }],
  })
  const { status: refused } = await of('authority', '/overview/rows?from=2024-09-01&to=2025-08-31&measure=__proto__')
  expect(refused).toBe(404)
})

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fixedClock, testDatabase } from '../testing/index.ts'
import { createTestServer } from '../testing/server.ts'
import { loadLaw } from './law-files.ts'
import { bringAbout, createActs, createApi, needed, type Thing, type World } from './play/index.ts'
import { setStage } from './scenario/staging.ts'
import type { Stage } from './scenario/story.ts'

// Whole stories through the API, told as they go: nothing that happens in them goes untold, and nobody is told what he may not see.

const regimes = fileURLToPath(new URL('../../regimes/', import.meta.url))
const read = (file: string) => parse(readFileSync(`${regimes}hunan-2024/scenarios/${file}`, 'utf8'))
const { db } = await testDatabase()
const clock = fixedClock('2024-09-24T08:30')
const law = await loadLaw([])
const server = await createTestServer({ db, clock, regimes: law.regimes })
let world: World

beforeAll(async () => {
  const api = createApi(await server.http.listen({ host: '127.0.0.1', port: 0 }))
  const token = (await server.composition.identity.prepareSetUp()) ?? ''
  world = await setStage(api, token, read('stage.yaml') as Stage, '2024-06-28')
  const acts = createActs(world)
  for (const entry of read('refusal-and-resubmission.yaml').story) {
    if (entry.on) {
      clock.set(entry.on.replace(' ', 'T'))
      await server.composition.jobs.sweep()
      await server.composition.jobs.tell()
    }
    if (entry.sets && !entry.refused) needed(await bringAbout(world, entry.sets as Thing), 'sets')
    const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
    if (!verb || !entry.by || entry.refused) continue
    needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
    await server.composition.jobs.tell()
  }
}, 240_000)

test('everything that happened was told', async () => {
  const { rows } = await sql`select source, source_id, error from notice_outbox where told_at is null`.execute(db)
  expect(rows).toEqual([])
  const { rows: counts } = await sql<{
    acts: number
    told: number
  }>`select count(*)::int as acts, sum(recipients)::int as told from notice_outbox`.execute(db)
  expect(counts[0]?.acts).toBeGreaterThan(100)
  expect(counts[0]?.told).toBeGreaterThan(50)
})

test('whoever is told of a case, a duty or a paper may open it', async () => {
  const { rows } = await sql<{ login: string; link: string }>`
    select distinct p.login, n.link from notice n join person p on p.id = n.person_id where n.link ~ '^/(cases|duties)/|open='`.execute(db)
  expect(rows.length).toBeGreaterThan(20)
  const tokens = new Map<string, string>()
  for (const { login, link } of rows) {
    const player = [...world.players.values()].find((each) => each.login === login)
    if (!player) throw new Error(login)
    const token = tokens.get(login) ?? (await server.signIn(login, player.password))
    tokens.set(login, token)
    const path = link.replace('/documents?open=', '/documents/').replace('/duties/', '/duties/instances/')
    expect((await server.call('GET', path, { token })).status, `${login} ${link}`).toBe(200)
  }
})

test('of a draft only its own organisation is told, and of levels within the authority nobody else', async () => {
  const { rows } = await sql<{ unit: string }>`select distinct o.name as unit from notice n join person p on p.id = n.person_id
    join organisation o on o.id = p.organisation_id where n.kind = 'turn' and n.title like '%上一级已同意%'`.execute(db)
  expect(rows.map(({ unit }) => unit)).toEqual(['省数据局'])
})

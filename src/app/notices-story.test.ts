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
const clock = fixedClock('2024-09-02T08:30')
const law = await loadLaw([])
const server = await createTestServer({ db, clock, regimes: law.regimes })
let world: World

beforeAll(async () => {
  const api = createApi(await server.http.listen({ host: '127.0.0.1', port: 0 }))
  const token = (await server.composition.identity.prepareSetUp()) ?? ''
  world = await setStage(api, token, read('stage.yaml') as Stage, '2024-06-28')
  const acts = createActs(world)
  for (const entry of read('settlement-cycle.yaml').story) {
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
  const seen = await sql`select n.kind, left(n.event, position(':' in n.event)) as e, count(*), min(n.title) as t, min(n.body) as b,
    string_agg(distinct o.name, ' ') as who from notice n join person p on p.id = n.person_id join organisation o on o.id = p.organisation_id group by 1, 2 order by 1, 2`.execute(
    db,
  )
  console.log(seen.rows.map((row) => JSON.stringify(row, (_, v) => (typeof v === 'bigint' ? Number(v) : v))).join('\n'))
  const acts =
    await sql`select a.act, a.object_kind, count(*), sum(o.recipients) as told from audit_entry a join notice_outbox o on o.source = 'act' and o.source_id = a.id::text group by 1, 2 order by 1, 2`.execute(
      db,
    )
  console.log(acts.rows.map((row) => JSON.stringify(row, (_, v) => (typeof v === 'bigint' ? Number(v) : v))).join('\n'))
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { parse } from 'yaml'
import { buildWeb } from '../../../scripts/build-web.ts'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'
import { readConfig } from '../config.ts'
import { loadLaw } from '../law-files.ts'
import { bringAbout, createActs, createApi, needed, type Thing } from '../play/index.ts'
import { runningSettings } from '../running-settings.ts'
import { setStage } from '../scenario/staging.ts'
import type { Stage } from '../scenario/story.ts'
import { shipped } from '../shipped.ts'

/** What its process is said to run with. */
const configured = { DATABASE_URL: 'postgres://zhengyun_app:geheim@db.example:5432/zhengyun', ZHENGYUN_PORT: '8320' }

const textOf = (path: string): string => readFileSync(join(shipped.regimes, path), 'utf8')

/** The texts of a measure that ships, with these of its stories. */
export function packOf(id: string, stories: readonly string[] = []): Record<string, string> {
  const names = readdirSync(join(shipped.regimes, id)).filter((name) => name.endsWith('.md'))
  return Object.fromEntries([...names, ...stories.map((name) => `scenarios/${name}`)].map((name) => [name, textOf(`${id}/${name}`)]))
}

/** A draft that gives acceptance other working days, and says so in its title. */
export function withAcceptance(files: Record<string, string>, term: string): Record<string, string> {
  const changed = Object.entries(files).map(([name, text]) => [
    name,
    text.replace(/(step: apply\.accept\n(?:.*\n){0,4}?within: )[^\n]+/, `$1${term}`).replace(/^title: (.*)$/m, 'title: $1（修订草案）'),
  ])
  return Object.fromEntries(changed)
}

export const zipped = (files: Readonly<Record<string, string | Uint8Array>>, folder = ''): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [folder + name, typeof text === 'string' ? new TextEncoder().encode(text) : text]),
      ),
    ),
  )

/** An office under a real measure that has a past: a story of it, played to its end. */
export async function officeWithPast(story: string, begins: string, { console: withConsole = false } = {}) {
  const { db, ownerDb } = await testDatabase()
  const clock = fixedClock(begins)
  const { regimes } = await loadLaw([])
  const folder = withConsole ? await buildWeb() : null
  const running = runningSettings(readConfig(configured, () => ''))
  const server = await createTestServer({ db, clock, regimes, running, ...(folder ? { console: folder } : {}) })
  const url = await server.listen()
  const api = createApi(url)
  const { stage, story: entries } = parse(textOf(story)) as { stage: string; story: Record<string, string>[] }
  const set = parse(textOf(join(story, '..', stage))) as Stage
  const world = await setStage(api, (await server.composition.identity.prepareSetUp()) ?? '', set, regimes.get(set.regime).effective)
  const acts = createActs(world)
  for (const entry of entries) {
    if (entry.on) {
      clock.set(entry.on.replace(' ', 'T'))
      await server.composition.jobs.sweep()
    }
    if (entry.refused) continue
    if (entry.sets) needed(await bringAbout(world, entry.sets as unknown as Thing), 'sets')
    const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
    if (verb && entry.by) needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
  }
  return { db, ownerDb, clock, server, url, world }
}

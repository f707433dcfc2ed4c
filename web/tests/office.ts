import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { buildWeb } from '../../scripts/build-web.ts'
import { loadLaw } from '../../src/app/law-files.ts'
import { bringAbout, createActs, createApi, needed, type Thing, type World } from '../../src/app/play/index.ts'
import { setStage } from '../../src/app/scenario/staging.ts'
import type { Stage } from '../../src/app/scenario/story.ts'
import { printHere } from '../../src/documents/index.ts'
import { type FixedClock, fixedClock, preparedDatabase, type TestDatabase, testDatabase } from '../../src/testing/index.ts'
import { createTestServer } from '../../src/testing/server.ts'
import { factsOf, worldOf } from '../../src/testing/world.ts'

const scenarios = fileURLToPath(new URL('../../regimes/', import.meta.url))
const read = (file: string) => parse(readFileSync(`${scenarios}${file}`, 'utf8'))

/** A whole office for one test file: the real server with the built console, people and things, and a clock to move. */
export interface Office {
  readonly url: string
  readonly clock: FixedClock
  readonly world: World
  /** What time has brought about by now: duties, lateness. */
  sweep(): Promise<void>
  /** Plays a story of a pack through the API, up to its end or the first act of a kind; what it proves is proven elsewhere. */
  play(file: string, until?: string): Promise<void>
}

/** A mail server is named, so that people can choose e-mail; nobody answers there. */
const outgoing = {
  ...{ smtpUrl: 'smtp://127.0.0.1:1', smtpFrom: 'zhengyun@example.gov.cn', smtpTls: 'required' as const, publicUrl: null, authorities: [] },
  /** This machine's, where a test may listen as a receiver. */
  ...{ webhookNetworks: ['127.0.0.1/32'], secretKeys: [{ id: 'test', bytes: randomBytes(32) }] },
}

/** The real server with the built console on a database. */
async function serve({ db }: TestDatabase, begins: string) {
  const clock = fixedClock(begins)
  const [{ regimes }, folder] = await Promise.all([loadLaw([]), buildWeb()])
  const printing = printHere()
  const server = await createTestServer({ db, clock, regimes, console: folder, printing, outgoing })
  return { url: await server.listen(), clock, server }
}

/** A server without people: what a new installation shows. */
export async function openEmpty(begins: string) {
  const { url, clock, server } = await serve(await testDatabase(), begins)
  return { url, clock, setupToken: (await server.composition.identity.prepareSetUp()) ?? '', server }
}

/** A story that was played before anybody looks, up to its end or the first act of a kind. */
type Played = readonly [file: string, until?: string]

/**
 * Sets the stage of a pack: `hunan-2024/scenarios/stage.yaml`. `boundFrom`: since when the measure binds there. Files that ask for the same stage, day and
 * story each get a clone of what was prepared once.
 */
export async function openOffice(stage: string, begins: string, boundFrom = '2024-06-28', played?: Played): Promise<Office> {
  const key = JSON.stringify(['office', stage, begins, boundFrom, played])
  const ready = await preparedDatabase(key, (fresh) => prepare(fresh, stage, begins, boundFrom, played))
  const { url, clock, server } = await serve(ready, ready.facts.at)
  const world = worldOf(createApi(url), ready.facts.world)
  const { sweep } = server.composition.jobs
  return { url, clock, world, sweep, play: async (file, until) => void (await play(world, clock, sweep, storyOf(file, until))) }
}

/** As `openOffice`, after a story was played. */
export const openPlayed = (stage: string, begins: string, ...played: Played): Promise<Office> =>
  openOffice(stage, begins, undefined, played)

async function prepare(fresh: TestDatabase, stage: string, begins: string, boundFrom: string, played?: Played) {
  const { url, clock, server } = await serve(fresh, begins)
  const token = (await server.composition.identity.prepareSetUp()) ?? ''
  const world = await setStage(createApi(url), token, read(stage) as Stage, boundFrom)
  const at = played ? await play(world, clock, server.composition.jobs.sweep, storyOf(...played)) : null
  await server.stop()
  return { world: factsOf(world), at: at ?? begins }
}

interface Entry {
  readonly on?: string
  readonly by?: string
  readonly refused?: unknown
  readonly [verb: string]: unknown
}

function storyOf(file: string, until?: string): Entry[] {
  const { story } = read(file) as { story: Entry[] }
  const end = until === undefined ? -1 : story.findIndex((entry) => until in entry && !entry.refused)
  return end < 0 ? story : story.slice(0, end)
}

/** Gives the local time at which the story left the clock; null where it moved it never. */
async function play(world: World, clock: FixedClock, sweep: () => Promise<void>, story: readonly Entry[]): Promise<string | null> {
  const acts = createActs(world)
  let at: string | null = null
  for (const entry of story) {
    if (entry.on) {
      at = entry.on.replace(' ', 'T')
      clock.set(at)
      await sweep()
    }
    if (entry.sets && !entry.refused) needed(await bringAbout(world, { by: entry.by, ...(entry.sets as object) } as Thing), 'sets')
    const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
    if (!verb || !entry.by || entry.refused) continue
    needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
  }
  return at
}

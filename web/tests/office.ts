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
import { type FixedClock, fixedClock, testDatabase } from '../../src/testing/index.ts'
import { createTestServer } from '../../src/testing/server.ts'

const scenarios = fileURLToPath(new URL('../../regimes/', import.meta.url))
const read = (file: string) => parse(readFileSync(`${scenarios}${file}`, 'utf8'))

/** A whole office for one test file: the real server with the built console, people and things, and a clock to move. */
export interface Office {
  readonly url: string
  readonly clock: FixedClock
  readonly world: World
  readonly setupToken: string
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

/** A server without people: what a new installation shows. */
export async function openEmpty(begins: string) {
  const { db } = await testDatabase()
  const clock = fixedClock(begins)
  const [{ regimes }, folder] = await Promise.all([loadLaw([]), buildWeb()])
  const printing = printHere()
  const server = await createTestServer({ db, clock, regimes, console: folder, printing, outgoing })
  return { url: await server.listen(), clock, setupToken: (await server.composition.identity.prepareSetUp()) ?? '', server }
}

/** Sets the stage of a pack: `hunan-2024/scenarios/stage.yaml`. `boundFrom`: since when the measure binds there. */
export async function openOffice(stage: string, begins: string, boundFrom = '2024-06-28'): Promise<Office> {
  const { url, clock, setupToken, server } = await openEmpty(begins)
  const world = await setStage(createApi(url), setupToken, read(stage) as Stage, boundFrom)
  const { sweep } = server.composition.jobs
  return { url, clock, world, setupToken, sweep, play: (file, until) => play(world, clock, sweep, storyOf(file, until)) }
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

async function play(world: World, clock: FixedClock, sweep: () => Promise<void>, story: readonly Entry[]): Promise<void> {
  const acts = createActs(world)
  for (const entry of story) {
    if (entry.on) {
      clock.set(entry.on.replace(' ', 'T'))
      await sweep()
    }
    if (entry.sets && !entry.refused) needed(await bringAbout(world, { by: entry.by, ...(entry.sets as object) } as Thing), 'sets')
    const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
    if (!verb || !entry.by || entry.refused) continue
    needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
  }
}

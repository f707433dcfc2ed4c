import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { buildWeb } from '../../scripts/build-web.ts'
import { loadLaw } from '../../src/app/law-files.ts'
import { bringAbout, createActs, createApi, needed, type Thing } from '../../src/app/play/index.ts'
import { setStage } from '../../src/app/scenario/staging.ts'
import type { Stage } from '../../src/app/scenario/story.ts'
import { fixedClock, preparedDatabase, type TestDatabase } from '../../src/testing/index.ts'
import { createTestServer } from '../../src/testing/server.ts'
import { factsOf, type WorldFacts, worldOf } from '../../src/testing/world.ts'

interface Entry {
  readonly on?: string
  readonly by?: string
  readonly refused?: unknown
  readonly [verb: string]: unknown
}
interface Dated {
  readonly at: string
  readonly entry: Entry
}

const read = (file: string) =>
  parse(readFileSync(fileURLToPath(new URL(`../../regimes/hunan-2024/scenarios/${file}`, import.meta.url)), 'utf8'))

/** A story up to its first entry with the verb, each entry with its day. */
function dated(story: readonly Entry[], until: string): Dated[] {
  let at = ''
  const end = story.findIndex((entry) => until in entry && !entry.refused)
  return story.slice(0, end).map(({ on, ...entry }) => {
    at = on ?? at
    return { at, entry }
  })
}

/** The same story of other people, things and quantities. */
const retold = (story: readonly Dated[], words: Readonly<Record<string, string | number>>): Dated[] => {
  const swap = (value: unknown): unknown => {
    if (typeof value === 'string' || typeof value === 'number') return words[value] ?? value
    if (Array.isArray(value)) return value.map(swap)
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, swap(of)]))
    return value
  }
  return story.map(({ at, entry }) => ({ at, entry: swap(entry) as Entry }))
}

/**
 * A year of a whole office, up to the day on which its cycle may be accounted: the unit of the story of the settlement cycle; another at a second provider, with storage and a
 * firewall; one that pays for itself; and some days of the first that are settled elsewhere. `ownerDb` is for what the application itself would not do.
 */
export async function openSettlementOffice() {
  const ready = await preparedDatabase('settlement office', prepare)
  const { url, clock } = await serve(ready, '2025-09-01T09:00')
  const world = worldOf(createApi(url), ready.facts)
  const acts = createActs(world)
  const play = async (by: string, verb: keyof typeof acts, what: Thing) =>
    void needed(await acts[verb](world.player(by), what), `${by} ${verb}`)
  return { url, clock, world, ownerDb: ready.ownerDb, play }
}

async function serve({ db }: TestDatabase, begins: string) {
  const clock = fixedClock(begins)
  const [{ regimes }, folder] = await Promise.all([loadLaw([]), buildWeb()])
  const server = await createTestServer({ db, clock, regimes, console: folder })
  return { url: await server.listen(), clock, server }
}

async function prepare(fresh: TestDatabase): Promise<WorldFacts> {
  const { url, clock, server } = await serve(fresh, '2024-09-02T08:30')
  const token = (await server.composition.identity.prepareSetUp()) ?? ''
  const world = await setStage(createApi(url), token, stage(), '2024-06-28')
  const acts = createActs(world)
  for (const { at, entry } of story()) {
    clock.set(at.replace(' ', 'T'))
    if (entry.sets) needed(await bringAbout(world, entry.sets as Thing), 'sets')
    const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
    if (verb && entry.by) needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
  }
  await server.stop()
  return factsOf(world)
}

function stage(): Stage {
  const { actors, things, ...rest } = read('stage.yaml') as Stage
  const more = {
    'support-2': { of: 'support', posts: ['handler'] },
    'outside-unit': { name: '某驻湘单位', party: 'user', area: '省本级', budget: 'outside-level' as const },
  }
  const priced = { price: 'waf', by: 'support', amount: '3880.00', from: '2024-09-01' }
  const system = { by: 'outside-unit', name: '驻湘业务系统', kind: 'built', mlps: 2, purpose: '业务办理', 'budget-channel': '中央预算' }
  return {
    ...rest,
    actors: { ...actors, ...more },
    things: [
      ...things,
      { ceiling: 'waf', by: 'finance', amount: '4000.00', from: '2024-09-01' },
      priced,
      { system: 'outside-sys', ...system },
    ],
  }
}

function story(): Dated[] {
  const first = dated((read('settlement-cycle.yaml') as { story: Entry[] }).story, 'accounts').filter(({ entry }) => !entry.refused)
  const applied = first.filter(({ at }) => at < '2025-02')
  const other = {
    unit: 'other-unit',
    sys: 'other-sys',
    a: 'other-a',
    provider: 'provider-2',
    'new-pool': 'second-pool',
    vcpu: 'waf',
    mem: 'ssd',
    8: 1,
    32: 4000,
  }
  const outside = { unit: 'outside-unit', sys: 'outside-sys', a: 'outside-a' }
  const elsewhere = { 'settled-elsewhere': 'sys', by: 'authority', item: 'vcpu', from: '2025-07-10', to: '2025-08-05' }
  const contract = { measure: '文旅活动保障专项合同', reason: '专项合同已含这8核' }
  const excluded = { at: '2025-08-20 09:00', entry: { by: 'authority', sets: { ...elsewhere, ...contract } } }
  return [...first, ...retold(applied, other), ...retold(applied, outside), excluded].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )
}

import { readFile } from 'node:fs/promises'
import type { loadLaw } from '../law-files.ts'
import {
  type Acts,
  type Api,
  type Body,
  bringAbout,
  createActs,
  needed,
  type Player,
  type Reply,
  type Verb,
  verbNames,
  type World,
} from '../play/index.ts'
import type { Audience } from './expect/audience.ts'
import type { Differences } from './expect/comparing.ts'
import { check } from './expect/index.ts'
import { nothingElse } from './nothing-else.ts'
import { setStage } from './staging.ts'
import { type Entry, readStory, type Story } from './story.ts'
import { local, openTheatre } from './theatre.ts'

/** How a story went: empty differences when all was as it says. */
export interface Played {
  readonly file: string
  readonly title: string
  readonly acts: number
  readonly differences: Differences
}

type Law = Awaited<ReturnType<typeof loadLaw>>

/** How a story is played otherwise than as it is written: for trying a draft on it. */
export interface Playing {
  /** The measure that binds instead of the stage's. */
  readonly under: string
}

/**
 * Plays one story on a database of its own, through the public API. Under another measure than its own it is played to its end, whatever
 * differs on the way: that is what is asked for.
 */
export async function play(file: string, databaseUrl: string, law: Law, trying?: Playing): Promise<Played> {
  const written = await readStory(file)
  const story = trying ? { ...written, stage: { ...written.stage, regime: trying.under } } : written
  const theatre = await openTheatre(databaseUrl, law, story.begins)
  try {
    const regime = law.regimes.get(story.stage.regime)
    const world = await setStage(theatre.api, theatre.setupToken, story.stage, regime.effective)
    const entries = await playEntries(story, theatre.api, world, trying !== undefined)
    if (trying) return { file, title: story.title, acts: story.story.length, differences: entries }
    const found = [...unknownArticles(story, law), ...entries]
    // Counting what else happened means something only when all went as the story says.
    const differences = found.length > 0 ? found : await remaining(story, databaseUrl)
    return { file, title: story.title, acts: story.story.length, differences }
  } finally {
    await theatre.stop()
  }
}

function unknownArticles({ proves, stage }: Story, { regimes }: Law): Differences {
  const known = new Set(
    regimes.get(stage.regime).articles.flatMap(({ cite, passages }) => [cite, ...passages.map((passage) => passage.cite)]),
  )
  return proves.filter((cite) => !known.has(cite)).map((cite) => `proves：办法没有条文 ${cite}`)
}

async function playEntries(story: Story, api: Api, world: World, toTheEnd: boolean): Promise<Differences> {
  const all: string[] = []
  const acts = createActs(world)
  let actor: Player | null = null
  const moveTo = async (to: string) => void needed(await api.call('POST', '/clock', { body: { at: local(to) } }), `把时钟拨到 ${to}`)
  for (const [index, entry] of story.story.entries()) {
    const found: Differences = await attempt(async () => {
      if (entry.on) await moveTo(String(entry.on))
      if (entry.by) actor = world.player(entry.by)
      const observer = watcher(world, actor)
      return playEntry({ world, observer, actor, moveTo }, acts, actor, entry)
    })
    const at = `第 ${index + 1} 步（${entry.on ?? '同时'} ${entry.by ?? ''} ${verbOf(entry) ?? ''}）`
    all.push(...found.map((difference) => `${at}：${difference}`))
    // What follows rests on what failed: the first differences are the ones to mend.
    if (all.length > 0 && !toTheEnd) return all
  }
  return all
}

/** A story that cannot go on is a difference too, told in the error's own words. */
const attempt = (go: () => Promise<Differences>): Promise<Differences> => go().catch((error: unknown) => [(error as Error).message])

/** Whoever sees the whole jurisdiction, so that what must be so can be looked up; otherwise the one who acted. */
function watcher(world: World, actor: Player | null): Player {
  const first = world.players.get('authority') ?? [...world.players.values()][1]
  const found = first ?? actor
  if (!found) throw new Error('stage 里没有人')
  return found
}

const verbOf = (entry: Entry): string | undefined => [...verbNames, 'sets', 'calls'].find((verb) => verb in entry)

async function playEntry(audience: Audience, acts: Acts, actor: Player | null, entry: Entry): Promise<Differences> {
  const reply = await perform(audience.world, acts, actor, entry)
  const outcome = reply ? compareReply(reply, entry.refused) : []
  if (outcome.length > 0) return outcome
  const said = [entry.then ?? []].flat()
  const found: string[] = []
  for (const one of said) found.push(...(await check(audience, one, reply?.ok ? reply.body : null)))
  return found
}

async function perform(world: World, acts: Acts, actor: Player | null, entry: Entry): Promise<Reply | null> {
  const verb = verbOf(entry)
  if (!verb) return null
  if (!actor) throw new Error('没有写明由谁办理（by）')
  if (verb === 'sets') return bringAbout(world, { by: entry.by, ...entry.sets })
  if (verb === 'calls') return callApi(world, actor, entry.calls)
  return acts[verb as Verb](actor, entry[verb])
}

function callApi(world: World, actor: Player, { method, path, body }: Body): Promise<Reply> {
  const filled = String(path)
    .replace(/\{(case|system|item|pool|statement|paper|authorization|emergency):([\w-]+)\}/g, (_, kind, name) => world.id(kind, name))
    .replace(/\{organisation:([\w-]+)\}/g, (_, name) => world.player(name).organisationId)
  return actor.call(method, filled, body === undefined ? {} : { body })
}

function compareReply(reply: Reply, refused: Body): Differences {
  if (reply.ok) return refused ? [`应被拒绝（${refused.code}），却办成了`] : []
  const { code, detail, citation, faults = [] } = reply.problem
  const told = `${code} ${detail} ${faults.map(({ path, message }) => `${path} ${message}`).join('；')}`
  if (!refused) return [`被拒绝：${told}`]
  if (code !== refused.code) return [`应以 ${refused.code} 拒绝，实以 ${told}`]
  if (refused.article !== undefined && citation?.cite !== String(refused.article))
    return [`${code} 应引第 ${refused.article} 条，实引 ${citation?.cite ?? '（无）'}`]
  if (refused.of !== undefined && citation?.regime !== refused.of)
    return [`${code} 应引 ${refused.of} 的条文，实引 ${citation?.regime ?? '（无）'} 的`]
  return []
}

const remaining = (story: Story, databaseUrl: string): Promise<Differences> | Differences =>
  story.nothingElse ? nothingElse(story, databaseUrl) : ['没有以 nothing-else: true 结尾']

/** True for a file that is a story rather than a stage. */
export const isStory = async (file: string): Promise<boolean> => /^story:/m.test(await readFile(file, 'utf8'))

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { loadLaw } from '../../app/law-files.ts'
import {
  type Body,
  bringAbout,
  createActs,
  createApi,
  needed,
  type Player,
  type Reply,
  type Thing,
  type World,
} from '../../app/play/index.ts'
import { setStage } from '../../app/scenario/staging.ts'
import type { Stage } from '../../app/scenario/story.ts'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { createTestServer, type TestServerNeeds } from '../../testing/server.ts'

const packs = fileURLToPath(new URL('../../../regimes/', import.meta.url))
const read = (file: string) => parse(readFileSync(`${packs}${file}`, 'utf8'))

interface Entry {
  readonly on?: string
  readonly by?: string
  readonly refused?: unknown
  readonly [verb: string]: unknown
}

/** Plays a story of a pack through the API on a server of its own, with all that documents need beside it. */
export async function playedOffice(story: string, needs: Partial<TestServerNeeds> = {}, until?: string) {
  const said = read(story) as { stage: string | Stage; story: Entry[]; begins: string }
  const { db, ownerDb } = await testDatabase()
  const clock = fixedClock(local(said.begins))
  const { regimes } = await loadLaw([])
  const server = await createTestServer({ db, clock, regimes, ...needs })
  const url = await server.listen()
  const token = (await server.composition.identity.prepareSetUp()) ?? ''
  const stage = typeof said.stage === 'string' ? (read(`${story.split('/scenarios/')[0]}/scenarios/${said.stage}`) as Stage) : said.stage
  const world = await setStage(createApi(url), token, stage, regimes.get(stage.regime).effective)
  const end = until === undefined ? said.story.length : said.story.findIndex((entry) => until in entry && !entry.refused)
  await play(world, said.story.slice(0, end), { to: (at) => clock.set(local(at)), sweep: server.composition.jobs.sweep })
  const at = (to: string) => clock.set(local(to))
  return { db, ownerDb, server, world, clock, at, regimes, url }
}

export type PlayedOffice = Awaited<ReturnType<typeof playedOffice>>

const local = (text: string): string => (/[ T]/.test(text) ? text.replace(' ', 'T') : `${text}T00:00`)

async function play(world: World, story: readonly Entry[], time: { to(at: string): void; sweep(): Promise<void> }): Promise<void> {
  const acts = createActs(world)
  for (const entry of story) {
    if (entry.on) {
      time.to(entry.on)
      await time.sweep()
    }
    if (entry.sets && !entry.refused) needed(await bringAbout(world, { by: entry.by, ...(entry.sets as object) } as Thing), 'sets')
    const verb = Object.keys(entry).find((key): key is keyof typeof acts => key in acts)
    if (!verb || !entry.by || entry.refused) continue
    needed(await acts[verb](world.player(entry.by), entry[verb]), `${entry.by} ${verb}`)
  }
}

/** Lets an organisation number what it issues. */
export const numbers = (by: Player, mark: string): Promise<Body> =>
  by.need('POST', '/document-series', { body: { pattern: `${mark}〔{year}〕{n}号` } })

export interface Offered {
  readonly kind: string
  readonly name: string
  readonly paperId: string | null
  readonly issued: { readonly id: string; readonly number: string } | null
}

export const aboutCase = (by: Player, caseId: string): Promise<{ offers: Offered[]; documents: Body[] }> =>
  by.need('GET', `/official-documents/about?about=case&aboutId=${caseId}`)

export const issueIn = (by: Player, caseId: string, offer: Pick<Offered, 'kind' | 'paperId'>, more: object = {}): Promise<Reply> =>
  by.call('POST', '/official-documents', { body: { about: 'case', aboutId: caseId, kind: offer.kind, paperId: offer.paperId, ...more } })

/** All texts of what was printed, one after another. */
export function wordsOf(content: Body): string {
  const blocks = content.body.map((block: Body) =>
    block.kind === 'table' ? [block.columns.map((each: Body) => each.name), ...block.rows].flat() : [block.text],
  )
  return [content.title, ...content.to, ...blocks.flat(), ...content.annexes, content.signedBy, content.note, ...content.copies].join('\n')
}

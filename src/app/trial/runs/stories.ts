import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdsPack, type Regime } from '../../../regimes/index.ts'
import { failureInWords } from '../../jobs/failure.ts'
import { storyFiles } from '../../scenario/index.ts'
import { inItsPlace } from '../beside.ts'
import type { DraftFiles } from '../drafts/read-draft.ts'
import { tryStories } from '../stories.ts'
import type { PerformNeeds } from './perform.ts'
import type { RowsWriter } from './rows.ts'
import type { TrialOutcome, TrialRun } from './trial-run.ts'

interface Telling {
  readonly rows: RowsWriter
  readonly tell: (part: TrialRun['part'], done: number, total: number) => Promise<void>
  /** How much of the whole was done before. */
  readonly before: number
}

type Played = Pick<TrialOutcome, 'storiesOf' | 'stories' | 'storiesUnlike' | 'storiesFailure'>

/**
 * Plays stories under a draft, each on a database of its own in a cluster that is thrown away: its own stories, or those of the measure in force where it brought none. That no such cluster can be
 * started on this machine takes nothing from what the past came to.
 */
export async function playStories(
  needs: PerformNeeds,
  trial: TrialRun,
  draft: Regime,
  files: DraftFiles,
  telling: Telling,
): Promise<Played> {
  const own = Object.entries(files).filter(([name]) => name.startsWith('scenarios/'))
  const folder = await mkdtemp(join(tmpdir(), 'zhengyun-trial-'))
  const played = { storiesOf: own.length > 0 ? 'draft' : 'measure', stories: 0, storiesUnlike: 0, storiesFailure: null } as const
  try {
    const place = own.length > 0 ? await written(folder, own) : await scenariosOf(needs.folders, trial.against)
    const stories = place === null ? [] : await storyFiles([place])
    return { ...played, ...(await playAll(needs, draft, stories, telling)) }
  } catch (error) {
    return { ...played, storiesFailure: `故事未能演练完：${failureInWords(error)}` }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function playAll({ law }: PerformNeeds, draft: Regime, files: readonly string[], { rows, tell, before }: Telling) {
  const total = before + files.length
  let [done, unlike] = [0, 0]
  await tell('stories', before, total)
  if (files.length === 0) return { stories: 0, storiesUnlike: 0 }
  for await (const { file, title, differences } of tryStories(files, inItsPlace(law, draft), draft.id)) {
    done += 1
    unlike += differences.length > 0 ? 1 : 0
    await rows.addStory(file.replace(/^.*[\\/]/, ''), title, differences)
    await tell('stories', before + done, total)
  }
  return { stories: done, storiesUnlike: unlike }
}

/** Their names were looked at when they were uploaded: plain ones, in one folder. */
async function written(folder: string, files: readonly (readonly [string, string])[]): Promise<string> {
  const place = join(folder, 'scenarios')
  await mkdir(place, { mode: 0o700 })
  for (const [name, text] of files) await writeFile(join(place, name.replace(/^scenarios\//, '')), text, { flag: 'wx', mode: 0o600 })
  return place
}

async function scenariosOf(folders: readonly string[], id: string): Promise<string | null> {
  for (const folder of folders) if (await holdsPack(join(folder, id))) return join(folder, id, 'scenarios')
  return null
}

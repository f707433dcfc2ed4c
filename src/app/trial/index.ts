import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { connect, systemClock } from '../../kernel/index.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../database.ts'
import { type Law, loadLaw, withPacks } from '../law-files.ts'
import { storyFiles } from '../scenario/index.ts'
import { shipped } from '../shipped.ts'
import { StartupError } from '../startup-error.ts'
import { besideEachOther } from './beside.ts'
import { tryPast } from './past.ts'
import { tellPast, tellStories } from './report.ts'
import { tryStories } from './stories.ts'

export interface TrialNeeds {
  readonly config: Pick<Config, 'regimes' | 'data' | 'databaseUrl' | 'databaseOwnerUrl'>
  readonly print?: (line: string) => void
}

/** What a draft is tried on: the stories of the measure it is to replace, or the past cases of this installation. */
export interface Trial {
  /** The draft's folder. */
  readonly draft: string
  /** The measure that it is compared with; without it the one that has the draft's id. */
  readonly against?: string | undefined
  /** Stories, by files and folders; without them those of the measure. */
  readonly stories?: readonly string[] | undefined
  readonly cases?: boolean | undefined
}

/** `zhengyun regimes try`: shows what would be otherwise under a draft. Answers with the exit code: 0, whatever differs. */
export async function runTrial({ config, print = console.log }: TrialNeeds, trial: Trial): Promise<number> {
  const installed = await loadLaw(config.regimes)
  const { id, law } = await draftOf(installed, trial.draft)
  const own = installed.regimes.has(trial.against ?? id) ? installed.regimes.get(trial.against ?? id) : null
  if (!own) {
    const known = installed.regimes.all().map((regime) => regime.id)
    throw new StartupError(`没有办法“${trial.against ?? id}”可供比较；可写 --against：${known.join('、')}`)
  }
  if (trial.cases) return pastCasesOf(config, installed, law, { own: own.id, draft: id }, print)
  const paths = trial.stories && trial.stories.length > 0 ? trial.stories : [join(shipped.regimes, own.id, 'scenarios')]
  await tellStories(tryStories(await storyFiles(paths), law, id), print)
  return 0
}

/** The draft among the installed measures: one with a known id takes that measure's place. */
async function draftOf(installed: Law, folder: string): Promise<{ id: string; law: Law }> {
  const front = await readFile(join(folder, 'measure.md'), 'utf8').catch(() => null)
  if (front === null) throw new StartupError(`没有在 ${folder} 找到 measure.md：草案是一个办法文件夹`)
  const id = /^id:\s*(\S+)/m.exec(front)?.[1] ?? basename(folder)
  return { id, law: await withPacks(installed, [folder]) }
}

async function pastCasesOf(
  config: TrialNeeds['config'],
  installed: Law,
  { calendar, regimes: regimesOf }: Law,
  ids: { readonly own: string; readonly draft: string },
  print: (line: string) => void,
): Promise<number> {
  const open = await openDatabase(config, () => {})
  const db = connect({ url: open.url, connectionsMax: 2 })
  try {
    const { measures, regimes } = besideEachOther(installed, regimesOf.get(ids.draft), ids.own)
    tellPast(await tryPast({ db, calendar, regimes, now: systemClock.now() }, measures), measures, print)
    return 0
  } finally {
    await db.destroy()
    await open.stop()
  }
}

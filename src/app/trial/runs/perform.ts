import type { Clock, Database } from '../../../kernel/index.ts'
import type { Law } from '../../law-files.ts'
import { besideEachOther } from '../beside.ts'
import { type DraftFiles, readDraft } from '../drafts/read-draft.ts'
import { tryPast } from '../past.ts'
import { rowsWriter } from './rows.ts'
import * as store from './store.ts'
import { playStories } from './stories.ts'
import type { TrialOutcome, TrialRun } from './trial-run.ts'

export interface PerformNeeds {
  readonly db: Database
  readonly clock: Clock
  /** The installed measures and the calendar. */
  readonly law: Law
  /** Folders of packs, for the stories of the measure in force. */
  readonly folders: readonly string[]
}

/** Tries a draft: on the jurisdiction's past cases and bills, then on stories. Writes nothing but the trial's own rows and progress. */
export async function perform(needs: PerformNeeds, trial: TrialRun, files: DraftFiles): Promise<TrialOutcome> {
  const { db, clock, law } = needs
  const draft = readDraft(files, law.regimes.all())
  if (draft.faults.length > 0) throw new Error('a draft that was without fault has some')
  const { measures, regimes } = besideEachOther(law, draft.regime, trial.against)
  const rows = rowsWriter(db, trial)
  const tell = (part: TrialRun['part'], done: number, total: number) => store.tellProgress(db, trial.no, part, done, total)
  const past = await tryPast(
    {
      ...{ db, calendar: law.calendar, regimes, now: clock.now(), jurisdictionId: trial.jurisdictionId },
      watch: {
        differing: rows.addCase,
        async looked(done, total) {
          if (done % 50 === 0 || done === total) await tell(done === total ? 'amounts' : 'cases', done, total)
        },
      },
    },
    measures,
  )
  const [amounts] = past.amounts
  for (const difference of amounts?.differences ?? []) await rows.addAmount(difference)
  await rows.close()
  const stories = await playStories(needs, trial, draft.regime, files, { rows, tell, before: past.cases })
  await rows.close()
  return {
    ...{ cases: past.cases, unlike: past.unlike, kept: rows.kept('case'), before: past.before, after: past.after },
    amounts: amounts ? { before: amounts.before, after: amounts.after, faults: [...new Set(amounts.faults)].slice(0, 50) } : null,
    ...stories,
  }
}

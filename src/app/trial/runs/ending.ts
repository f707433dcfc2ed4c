import { visitor } from '../../../identity/index.ts'
import { type Door, ok, refuse } from '../../../kernel/index.ts'
import * as store from './store.ts'
import type { TrialOutcome, TrialRun } from './trial-run.ts'

/** A trial that breaks off so often breaks off for a reason of its own. */
export const attemptsMax = 3
export const givenUp = `推演${attemptsMax}次中断（进程退出或内存不足），不再继续；可以重新推演`
export const tookTooLong = '推演超过规定的时间，已停止；请减少故事后重新推演'

const nobody = '00000000-0000-0000-0000-000000000000'
/** Who ends a trial: recorded as the platform itself. */
const platform = {
  ...visitor({ ip: 'local', requestId: 'trial' }),
  personId: nobody,
  personName: '平台',
  organisationId: nobody,
  organisationName: '平台',
}

/** Puts the end of a trial on record, so that who asked for it is told. One that somebody else ended stays as it is. */
export async function endTrial(
  door: Door,
  trial: TrialRun,
  end: { readonly outcome: TrialOutcome } | { readonly failure: string },
): Promise<void> {
  await door.write({ actor: platform, does: 'measure.end-trial', needs: null }, async ({ tx, now, record }) => {
    const ended =
      'outcome' in end ? await store.finishTrial(tx, trial.no, end.outcome, now) : await store.failTrial(tx, trial.no, end.failure, now)
    if (!ended) return refuse('request.changed-meanwhile', { facts: { what: '推演' } })
    await record({
      object: { kind: 'measure-trial', id: trial.draftId },
      ...{ jurisdiction: trial.jurisdictionId, organisation: trial.organisationId },
      after: 'outcome' in end ? sumsOf(end.outcome) : { failure: end.failure },
    })
    return ok(null)
  })
}

const sumsOf = ({ cases, unlike, stories, storiesUnlike }: TrialOutcome) => ({ cases, unlike, stories, storiesUnlike })

import { connect, createDoor, type Id, type Instant, openCopy } from '../../../kernel/index.ts'
import { failureInWords } from '../../jobs/failure.ts'
import { loadLaw } from '../../law-files.ts'
import { shipped } from '../../shipped.ts'
import { filesOf } from '../drafts/store.ts'
import { runningFrom } from './clock.ts'
import { attemptsMax, endTrial, givenUp } from './ending.ts'
import { perform } from './perform.ts'
import * as store from './store.ts'

/** What the process that tries a draft is told. */
export interface TrialTask {
  /** Holds a password: handed over a channel, never as an argument. */
  readonly address: string
  readonly trialId: Id
  readonly now: Instant
  /** Folders of packs beside the program's own. */
  readonly further: readonly string[]
}

/**
 * Works on a trial as long as nobody else does: the lock of a connection of its own, which goes with the process, says who. One that an earlier process left is begun anew; after some attempts it is
 * given up, in words.
 */
export async function carryOut({ address, trialId, now, further }: TrialTask): Promise<void> {
  const db = connect({ url: address, connectionsMax: 4 })
  const clock = runningFrom(now)
  const door = createDoor({ db, clock })
  const holder = await openCopy(db)
  let trial = await store.findTrial(db, trialId)
  try {
    if (trial?.state !== 'running') return
    const [held] = await holder.ask(`select pg_try_advisory_lock(hashtext('zhengyun.trial'), $1) as held`, [trial.no])
    if (held?.held !== true) return
    // Whoever held it until now may have ended it, or begun it once more.
    trial = await store.findTrial(db, trialId)
    if (trial?.state !== 'running') return
    if (trial.attempts >= attemptsMax) return await endTrial(door, trial, { failure: givenUp })
    await store.beginAnew(db, trial.no)
    const files = await filesOf(db, trial.draftId)
    if (files === null) throw new Error(`draft ${trial.draftId} has no files`)
    const law = await loadLaw(further)
    const outcome = await perform({ db, clock, law, folders: [shipped.regimes, ...further] }, trial, files)
    await endTrial(door, trial, { outcome })
  } catch (error) {
    if (trial) await endTrial(door, trial, { failure: failureInWords(error) })
    throw error
  } finally {
    await holder.end().catch(() => {})
    await db.destroy()
  }
}

// A part of the cases of `agreement.test.ts`, on a core of its own.
import { parentPort, workerData } from 'node:worker_threads'
import { disagreement, type Tally } from './agreeing.ts'

/** Cases `from` to below `until` of a run. */
export interface Share {
  readonly run: number
  readonly from: number
  readonly until: number
}

export interface Found {
  readonly tally: Tally
  /** The first case that differs; null: none. */
  readonly differs: string | null
}

const { run, from, until } = workerData as Share
const tally: Tally = { histories: 0, lines: 0, seen: {} }
const differs = disagreement(run, from, until, tally)
parentPort?.postMessage({ tally, differs } satisfies Found)

import { Worker } from 'node:worker_threads'
import type { Row } from '../heading.ts'
import type { SheetAnswer } from './sheet.worker.ts'

/** Why a workbook cannot be read: as `readWorkbook` names it. */
export type SheetFault = 'invalid' | 'no-sheet' | 'too-wide' | 'too-large' | 'too-hard'

export class Unreadable extends Error {
  readonly why: SheetFault
  constructor(why: SheetFault) {
    super(why)
    this.why = why
  }
}

export interface ThreadLimits {
  readonly unpackedMax: number
  readonly batch: number
  /** Of the thread's own work: while what it handed over is being taken, its time stands still. */
  readonly milliseconds: number
  readonly memoryMb: number
}

/**
 * The lines of the first sheet of a workbook, some at a time, as they are unpacked: memory does not grow with them. In a thread of its own, so that a hostile file can neither stop the process nor
 * use up its memory. Throws `Unreadable`; ended early, the thread is ended too.
 */
export async function* sheetRows(bytes: Uint8Array, { milliseconds, memoryMb, ...limits }: ThreadLimits): AsyncGenerator<Row[]> {
  const worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), {
    workerData: { bytes, limits },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  let left = milliseconds
  try {
    for (;;) {
      const begun = performance.now()
      const answer = await answerOf(worker, left)
      left -= performance.now() - begun
      if ('end' in answer) {
        if (answer.end !== null) throw new Unreadable(answer.end)
        return
      }
      yield [...answer.rows]
      worker.postMessage('taken')
    }
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, milliseconds: number): Promise<SheetAnswer> {
  return new Promise((resolve, reject) => {
    const done = (end: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', fail).off('exit', fail)
      end()
    }
    const onMessage = (answer: SheetAnswer) => done(() => resolve(answer))
    const fail = () => done(() => reject(new Unreadable('too-hard')))
    const timer = setTimeout(fail, Math.max(0, milliseconds))
    worker.on('message', onMessage).on('error', fail).on('exit', fail)
  })
}

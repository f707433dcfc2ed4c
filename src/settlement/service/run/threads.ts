import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { addressOf, type Database, type Tx } from '../../../kernel/index.ts'
import type { Carried, Portion } from './carry.ts'
import type { Answer, Task, ThreadData } from './serving.ts'

/** Smaller runs are done before a thread would have started. */
const worthwhile = 5_000

/** One for every two cores: each keeps the server busy with reading and writing for it. */
export const threadsFor = (resources: number): number => (resources < worthwhile ? 0 : Math.min(4, Math.ceil(availableParallelism() / 2)))

/** Makes what `tx` sees visible to other connections while it lasts. */
export async function exportSnapshot(tx: Tx): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx)
  return rows[0]?.snapshot ?? ''
}

/** Threads that carry out portions of runs. Starting one costs a second, so those that have nothing to do are kept for a while; they don't keep the program alive. */
export interface Threads {
  /** Carries portions out side by side. Rejects when one of them fails; the others are ended then. */
  carry(db: Database, snapshot: string, portions: readonly Portion[], tell: (resources: number) => void): Promise<Carried[]>
}

const keptMs = 5 * 60_000
/** Blocks are small: a thread that needs more has a fault, and must not take the program with it. */
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 192 }

const entry = new URL('./settle.worker.ts', import.meta.url)

/** Threads of this process; `calendars` is the folder of holiday calendars, `entered` the years that were entered since, at the time of asking. */
export function createThreads(calendars: string, entered: () => Task['entered'] = () => []): Threads {
  const workerData: ThreadData = { calendars }
  const idle = new Set<Worker>()
  const take = (): Worker => {
    const [worker] = idle
    if (worker === undefined) return new Worker(entry, { resourceLimits, workerData })
    idle.delete(worker)
    worker.ref()
    return worker
  }
  const keep = (worker: Worker) => {
    idle.add(worker)
    worker.unref()
    worker.once('exit', () => void idle.delete(worker))
    setTimeout(() => void (idle.delete(worker) && worker.terminate()), keptMs).unref()
  }
  return {
    async carry(db, snapshot, portions, tell) {
      const address = addressOf(db)
      const workers = portions.map(take)
      try {
        const carried = await Promise.all(
          portions.map((portion, index) => asked(workers[index] as Worker, { address, snapshot, portion, entered: entered() }, tell)),
        )
        workers.forEach(keep)
        return carried
      } catch (error) {
        await Promise.all(workers.map((worker) => worker.terminate()))
        throw error
      }
    },
  }
}

const asked = (worker: Worker, task: Task, tell: (resources: number) => void): Promise<Carried> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`a thread of settlement ended with ${code}`))
    const settle = (done: () => void) => {
      worker.off('message', onMessage).off('error', reject).off('exit', onExit)
      done()
    }
    const onMessage = (answer: Answer) => {
      if ('resources' in answer) tell(answer.resources)
      else if ('carried' in answer) settle(() => resolve(answer.carried))
      else settle(() => reject(answer.failure))
    }
    worker.on('message', onMessage).on('error', reject).on('exit', onExit)
    worker.postMessage(task)
  })

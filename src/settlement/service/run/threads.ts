import { availableParallelism } from 'node:os'
import { type MessagePort, Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { addressOf, connect, type Database, openCopy, type Tx } from '../../../kernel/index.ts'
import { createRegimes, type Regimes } from '../../../regimes/index.ts'
import { type Carried, carryOut, type Portion } from './carry.ts'

/** What a thread is asked to do. */
interface Task {
  readonly address: string
  readonly snapshot: string
  readonly portion: Portion
}

type Answer = { readonly resources: number } | { readonly carried: Carried } | { readonly failure: unknown }

/** Smaller runs are done before a thread would have started. */
const worthwhile = 5_000

export const threadsFor = (resources: number): number => (resources < worthwhile ? 0 : Math.min(4, availableParallelism()))

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
const resourceLimits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 192 }

/** `entry` is the module of a thread: it calls `serveThread`. */
export function createThreads(entry: URL): Threads {
  const idle = new Set<Worker>()
  const take = (): Worker => {
    const [worker] = idle
    if (worker === undefined) return new Worker(entry, { resourceLimits })
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
          portions.map((portion, index) => asked(workers[index] as Worker, { address, snapshot, portion }, tell)),
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

interface ThreadNeeds {
  readonly calendar: Parameters<typeof createRegimes>[1]
}

/** What a thread does: whatever it is asked, one after the other. */
export function serveThread(needs: ThreadNeeds, port: MessagePort): void {
  port.on('message', (task: Task) => {
    workOn(needs, task, (resources) => port.postMessage({ resources } satisfies Answer)).then(
      (carried) => port.postMessage({ carried } satisfies Answer),
      (failure: unknown) => port.postMessage({ failure } satisfies Answer),
    )
  })
}

/** Reads by the snapshot it was given, on a connection of its own, and writes on another. */
async function workOn(
  { calendar }: ThreadNeeds,
  { address, snapshot, portion }: Task,
  tell: (resources: number) => void,
): Promise<Carried> {
  const db = connect({ url: address, connectionsMax: 1 })
  const regimes: Regimes = createRegimes([portion.governed.regime], calendar)
  try {
    const connection = await openCopy(db)
    return await bySnapshot(db, snapshot, (tx) => carryOut({ regimes }, tx, connection, portion, tell)).finally(() => connection.end())
  } finally {
    await db.destroy()
  }
}

const bySnapshot = <T>(db: Database, snapshot: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      if (!/^[0-9A-F-]+$/.test(snapshot)) throw new Error(`not a snapshot: ${snapshot}`)
      await sql.raw(`set transaction snapshot '${snapshot}'`).execute(tx)
      return work(tx)
    })

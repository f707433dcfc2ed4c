import { availableParallelism } from 'node:os'
import { type MessagePort, Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { addressOf, connect, type Database, openCopy, type Tx } from '../../../kernel/index.ts'
import { createRegimes, type Regimes } from '../../../regimes/index.ts'
import type { SettlementNeeds } from '../needs.ts'
import { type Carried, carryOut, type Portion } from './carry.ts'

/** What a thread is started with. */
export interface ThreadData {
  readonly address: string
  readonly snapshot: string
  readonly portion: Portion
}

type Message = { readonly resources: number } | { readonly carried: Carried }

/** Smaller runs are done before a thread would have started. */
const worthwhile = 5_000

export const threadsFor = (resources: number): number => (resources < worthwhile ? 0 : Math.min(4, availableParallelism()))

/** Makes what `tx` sees visible to other connections while it lasts. */
export async function exportSnapshot(tx: Tx): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(tx)
  return rows[0]?.snapshot ?? ''
}

/** Carries portions out, each in a thread of its own; `entry` is the module that hands its data to `workOn`. Rejects when one of them fails. */
export function inThreads(
  entry: URL,
  db: Database,
  snapshot: string,
  portions: readonly Portion[],
  tell: (resources: number) => void,
): Promise<Carried[]> {
  const address = addressOf(db)
  const workers: Worker[] = []
  const work = (portion: Portion) =>
    new Promise<Carried>((resolve, reject) => {
      const worker = new Worker(entry, { workerData: { address, snapshot, portion } satisfies ThreadData })
      workers.push(worker)
      worker.on('message', (message: Message) => ('carried' in message ? resolve(message.carried) : tell(message.resources)))
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`a thread of settlement ended with ${code}`)))
    })
  return Promise.all(portions.map(work)).catch(async (error) => {
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw error
  })
}

/** What the thread does: reads by the snapshot it was given, on a connection of its own. */
export async function workOn(
  needs: Pick<SettlementNeeds, 'availabilityOf'> & { readonly calendar: Parameters<typeof createRegimes>[1] },
  data: ThreadData,
  port: MessagePort,
): Promise<void> {
  const db = connect({ url: data.address, connectionsMax: 1 })
  const connection = await openCopy(db)
  const regimes: Regimes = createRegimes([data.portion.governed.regime], needs.calendar)
  try {
    const carried = await bySnapshot(db, data.snapshot, (tx) =>
      carryOut({ availabilityOf: needs.availabilityOf, regimes }, tx, connection, data.portion, (resources) =>
        port.postMessage({ resources }),
      ),
    )
    port.postMessage({ carried })
  } finally {
    await connection.end()
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

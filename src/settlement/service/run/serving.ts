import type { MessagePort } from 'node:worker_threads'
import { sql } from 'kysely'
import type { CalendarFile, LivingCalendar } from '../../../calendar/index.ts'
import { connect, type Database, openCopy, type Tx } from '../../../kernel/index.ts'
import { createRegimes, type Regimes } from '../../../regimes/index.ts'
import { withWriters } from '../../store/writing.ts'
import { type Carried, carryOut, type Portion } from './carry.ts'

/** What a thread is started with. */
export interface ThreadData {
  /** The folder of holiday calendars. */
  readonly calendars: string
}

/** What a thread is asked to do. */
export interface Task {
  readonly address: string
  readonly snapshot: string
  readonly portion: Portion
  /** Holiday notices that were entered beside the folder's. */
  readonly entered: readonly CalendarFile[]
}

export type Answer = { readonly resources: number } | { readonly carried: Carried } | { readonly failure: unknown }

interface ThreadNeeds {
  readonly calendar: LivingCalendar
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

/** Reads by the snapshot it was given, on two connections in turn, so that the server need not wait for us; and writes on others. */
async function workOn(
  { calendar }: ThreadNeeds,
  { address, snapshot, portion, entered }: Task,
  tell: (resources: number) => void,
): Promise<Carried> {
  calendar.takeUp(entered)
  const db = connect({ url: address, connectionsMax: 2 })
  const regimes: Regimes = createRegimes([portion.governed.regime], calendar)
  try {
    return await withWriters(
      () => openCopy(db),
      (writers) =>
        bySnapshot(db, snapshot, (one) => bySnapshot(db, snapshot, (other) => carryOut({ regimes }, [one, other], writers, portion, tell))),
    )
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

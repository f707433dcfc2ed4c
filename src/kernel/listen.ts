import pg from 'pg'
import { addressOf, type Database } from './database.ts'

const againMs = 1000

export interface Listening {
  stop(): Promise<void>
}

/**
 * Hears what is notified on a channel of the database (LISTEN), on a connection of its own. A connection that breaks is opened again; then
 * `onOpen` is called once more, for what was notified meanwhile was not heard. `channel` is a plain name.
 */
export async function listenTo(
  db: Database,
  channel: string,
  { onHeard, onOpen }: { readonly onHeard: (payload: string) => void; readonly onOpen: () => void },
): Promise<Listening> {
  let stopped = false
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | null = null

  const open = async (): Promise<void> => {
    const opening = new pg.Client({ connectionString: addressOf(db), application_name: 'zhengyun listening', keepAlive: true })
    const broken = () => {
      if (client === opening) client = null
      opening.removeAllListeners('notification')
      if (!stopped && again === null) again = setTimeout(reopen, againMs)
    }
    opening.on('error', broken)
    opening.on('end', broken)
    opening.on('notification', ({ payload }) => onHeard(payload ?? ''))
    await opening.connect()
    await opening.query(`listen ${pg.escapeIdentifier(channel)}`)
    if (stopped) return opening.end()
    client = opening
    onOpen()
  }
  const reopen = () => {
    again = null
    void open().catch(() => {
      if (!stopped && again === null) again = setTimeout(reopen, againMs)
    })
  }
  await open()
  return {
    async stop() {
      stopped = true
      if (again !== null) clearTimeout(again)
      await client?.end()
    },
  }
}

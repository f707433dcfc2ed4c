import { type Kysely, Kysely as KyselyInstance, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { instant } from './day.ts'

/** The stores write their SQL with Kysely's `sql` tag (always parameterised), each row typed where it is read. */
// biome-ignore lint/suspicious/noExplicitAny: the tables are described where they are read, in the stores
export type Database = Kysely<any>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Tx = Transaction<any>
/** What a read accepts: the database, or a transaction under way. */
export type Reader = Database | Tx

export interface DatabaseOptions {
  readonly url: string
  readonly connectionsMax?: number
  /** Told of connections that break while idle (the server stopped, say). */
  readonly onError?: (error: Error) => void
}

/**
 * A pool of connections. Dates are read as `Day` texts, instants as `Instant` texts, `bigint` as BigInt and
 * `numeric` as text: nothing is rounded on its way.
 */
export function connect({ url, connectionsMax = 10, onError = () => {} }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 30_000,
    types: { getTypeParser },
    application_name: 'zhengyun',
  })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  const db: Database = new KyselyInstance({ dialect: new PostgresDialect({ pool }) })
  addresses.set(db, url)
  return db
}

const addresses = new WeakMap<Database, string>()

/** Where a database is, for what needs a connection of its own (`copy.ts`, worker threads). Holds a password: never to be logged. */
export function addressOf(db: Database): string {
  const address = addresses.get(db)
  if (address === undefined) throw new Error('this database was not opened by connect()')
  return address
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt, // int8
  1082: (text) => text, // date
  1114: (text) => text, // timestamp without time zone: not used, never guessed at
  1184: (text) => instant(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')), // timestamptz
  1700: (text) => text, // numeric
}

// pg's own signature is overloaded on the format; binary results are never asked for.
// biome-ignore lint/suspicious/noExplicitAny: pg's type
const getTypeParser = ((oid: number, format?: any) => parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../kernel/index.ts'
import { asAdmin, cloneOf, createDatabase, migrated, openDatabase, type TestDatabase, theCluster } from './database.ts'

/** A clone of a prepared database, with what its preparation told. */
export type PreparedDatabase<T> = TestDatabase & { readonly facts: T }

/**
 * A database that is prepared once in the whole run and cloned for each file that asks for it under the same key. The first file prepares it, others that
 * ask meanwhile wait; nobody works in the prepared one itself, so no file sees another's facts. What `prepare` gives must be plain JSON.
 */
export async function preparedDatabase<T>(key: string, prepare: (fresh: TestDatabase) => Promise<T>): Promise<PreparedDatabase<T>> {
  const name = `ready_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
  const told = await asAdmin(theCluster().adminUrl, async (admin) => {
    // Held by the connection: it ends with the process that prepares, should that die.
    await sql`select pg_advisory_lock(hashtextextended(${name}, 0))`.execute(admin)
    return (await toldOf(admin, name)) ?? (await make(admin, name, prepare))
  })
  return { ...(await cloneOf(name)), facts: JSON.parse(told) as T }
}

/** What a finished preparation told, which stands beside the database's name; undefined where there is none. */
async function toldOf(admin: Database, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ told: string | null }>`
    select shobj_description(oid, 'pg_database') as told from pg_database where datname = ${name}`.execute(admin)
  return rows[0]?.told ?? undefined
}

async function make<T>(admin: Database, name: string, prepare: (fresh: TestDatabase) => Promise<T>): Promise<string> {
  // One that was begun and never told of: whoever prepared it failed.
  await sql`drop database if exists ${sql.ref(name)} with (force)`.execute(admin)
  await createDatabase(admin, name, migrated)
  const { close, ...fresh } = openDatabase(name)
  const told = await prepare(fresh)
    .then((facts) => JSON.stringify(facts))
    .finally(close)
  await sql`comment on database ${sql.ref(name)} is ${sql.lit(told)}`.execute(admin)
  return told
}

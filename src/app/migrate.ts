import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type RawBuilder, sql } from 'kysely'
import { type Migration, type MigrationResult, Migrator } from 'kysely/migration'
import { connect, type Database, type Reader, type Tx } from '../kernel/index.ts'

const shippedFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))
const migrationTable = 'schema_migration'
const migrationLockTable = 'schema_migration_lock'

export interface MigrateOptions {
  /** The role that owns the database and everything in it. */
  readonly ownerUrl: string
  /** The role that the application works as; it is given what it needs, and no more. */
  readonly appRole: string
  /** The migrations; those of the program unless said. Ends with a slash. */
  readonly folder?: string
}

/**
 * Brings the database to the newest migration, all in one transaction, and gives the application its rights.
 * Returns the names of the migrations that ran. Throws with the file's name when one fails; nothing has changed then.
 */
export async function migrate({ ownerUrl, appRole, folder = shippedFolder }: MigrateOptions): Promise<string[]> {
  const db = connect({ url: ownerUrl, connectionsMax: 1 })
  try {
    const { error, results = [] } = await createMigrator(db, folder).migrateToLatest()
    if (error) throw new Error(`迁移未完成，数据库未改动：${failedOf(results)}${describe(error)}`, { cause: error })
    await grantToApplication(db, appRole)
    return results.map(({ migrationName }) => migrationName)
  } finally {
    await db.destroy()
  }
}

/** The migrations of this program that the database has not seen, in order. The application's role may ask. */
export async function pendingMigrations(db: Reader, folder = shippedFolder): Promise<string[]> {
  const known = await sql<{ there: boolean }>`select to_regclass(${migrationTable}) is not null as there`.execute(db)
  if (!known.rows[0]?.there) return migrationNames(folder)
  const { rows } = await sql<{ name: string }>`select name from ${sql.ref(migrationTable)}`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  return migrationNames(folder).filter((name) => !done.has(name))
}

const createMigrator = (db: Database, folder: string) =>
  new Migrator({
    db,
    migrationTableName: migrationTable,
    migrationLockTableName: migrationLockTable,
    provider: { getMigrations: async () => Object.fromEntries(migrationNames(folder).map((name) => [name, readMigration(folder, name)])) },
  })

/** `0001_record` for `migrations/0001_record.sql`; throws on a file or a number that breaks the order. */
function migrationNames(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  files.forEach((file, index) => {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(file)) throw new Error(`migrations/${file}: name it NNNN_what_it_is.sql`)
    if (file.slice(0, 4) === files[index - 1]?.slice(0, 4))
      throw new Error(`migrations/${file}: this number is taken by ${files[index - 1]}`)
  })
  return files.map((file) => file.replace(/\.sql$/, ''))
}

function readMigration(folder: string, name: string): Migration {
  const text = readFileSync(`${folder}${name}.sql`, 'utf8')
  if (!text.startsWith('-- ')) throw new Error(`migrations/${name}.sql: begin with a line "-- " that says what it is for`)
  return { up: async (db) => void (await sql.raw(text).execute(db)) }
}

/** Rows of every table may be read and written, but the record only read and added to, and the list of migrations only read. */
async function grantToApplication(db: Database, appRole: string): Promise<void> {
  const role = sql.ref(appRole)
  await db.transaction().execute(async (tx) => {
    // Two programs that start together must not grant at the same moment: PostgreSQL fails one of them.
    await sql`select pg_advisory_xact_lock(hashtext('zhengyun.grants'))`.execute(tx)
    await sql`grant usage on schema public to ${role}`.execute(tx)
    await sql`grant select, insert, update, delete on all tables in schema public to ${role}`.execute(tx)
    await sql`grant usage on all sequences in schema public to ${role}`.execute(tx)
    await sql`revoke update, delete, truncate on audit_entry from ${role}`.execute(tx)
    await guardProtectedPapers(tx, role)
    await grantCounting(tx, role)
    await guardDerived(tx, role)
    const housekeeping = sql.join([sql.ref(migrationTable), sql.ref(migrationLockTable)])
    await sql`revoke insert, update, delete on ${housekeeping} from ${role}`.execute(tx)
  })
}

/** Kept by triggers that work as the owner: what stands there can be derived from elsewhere, and nobody writes it by hand. */
const derived = ['resource_holding', 'search_entry']

async function guardDerived(tx: Tx, role: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (c.relname = any(${derived}::text[]) or c.oid in (select i.inhrelid from pg_inherits i join pg_class p on p.oid = i.inhparent
        where p.relname = any(${derived}::text[])))`.execute(tx)
  for (const { name } of rows) await sql`revoke insert, update, delete, truncate on ${sql.ref(name)} from ${role}`.execute(tx)
}

/** Only who writes runs has them counted. */
async function grantCounting(tx: Tx, role: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regprocedure('settlement_counted()') is not null as there`.execute(tx)
  if (rows[0]?.there) await sql`grant execute on function settlement_counted to ${role}`.execute(tx)
}

/** Content is added, and read only by the functions that leave the look on record; looks are written by nothing else. */
async function guardProtectedPapers(tx: Tx, role: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('system_paper_content') is not null as there`.execute(tx)
  // Migrations of another folder, as tests have them, may know no papers.
  if (!rows[0]?.there) return
  await sql`revoke select, update, delete, truncate on system_paper_content from ${role}`.execute(tx)
  await sql`revoke insert, update, delete, truncate on rights_look from ${role}`.execute(tx)
  await sql`grant execute on function look_at_paper, look_at_contact to ${role}`.execute(tx)
}

const failedOf = (results: readonly MigrationResult[]): string => {
  const failed = results.find(({ status }) => status === 'Error')
  return failed ? `${failed.migrationName}.sql：` : ''
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error))

import { Logger, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { connect } from '../../kernel/index.ts'

/** Where graphile-worker keeps its jobs. */
export const jobSchema = 'graphile_worker'

/** A logger that says nothing: what matters of the jobs is logged by the server itself. */
export const silence = new Logger(() => () => {})

/**
 * Brings the tables of the job queue to their newest form, as the database's owner, and lets the application's role use
 * them. They have row-level security without a policy, so that role gets one.
 */
export async function migrateJobs({ ownerUrl, appRole }: { ownerUrl: string; appRole: string }): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema: jobSchema, logger: silence, noHandleSignals: true })
  const db = connect({ url: ownerUrl, connectionsMax: 1 })
  try {
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('zhengyun.grants'))`.execute(tx)
      const schema = sql.ref(jobSchema)
      const role = sql.ref(appRole)
      await sql`grant usage on schema ${schema} to ${role}`.execute(tx)
      await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`.execute(tx)
      await sql`grant usage on all sequences in schema ${schema} to ${role}`.execute(tx)
      const { rows } = await sql<{ name: string }>`select relname as name from pg_class
        where relnamespace = ${jobSchema}::regnamespace and relkind = 'r' and relrowsecurity`.execute(tx)
      for (const { name } of rows) {
        const table = sql.id(jobSchema, name)
        await sql`drop policy if exists application on ${table}`.execute(tx)
        await sql`create policy application on ${table} to ${role} using (true) with check (true)`.execute(tx)
      }
    })
  } finally {
    await db.destroy()
  }
}

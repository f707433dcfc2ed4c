import { sql } from 'kysely'
import { connect, type Database } from '../../kernel/index.ts'
import type { Credentials } from './credentials.ts'

export const ownerRole = 'zhengyun_owner'
export const appRole = 'zhengyun_app'
export const databaseName = 'zhengyun'

/**
 * Sees to the two login roles and the database, each created where it is missing: a program killed on its first start
 * finishes on its second. Neither role is a superuser; the owner runs migrations, the application only works with rows.
 */
export async function prepareRoles(adminUrl: string, credentials: Credentials): Promise<void> {
  const admin = connect({ url: adminUrl, connectionsMax: 1 })
  try {
    await createRole(admin, ownerRole, credentials.owner)
    await createRole(admin, appRole, credentials.app)
    const { rows } = await sql`select 1 from pg_database where datname = ${databaseName}`.execute(admin)
    if (rows.length > 0) return
    await sql`create database ${sql.ref(databaseName)} owner ${sql.ref(ownerRole)}`.execute(admin)
  } finally {
    await admin.destroy()
  }
}

async function createRole(admin: Database, name: string, password: string): Promise<void> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${name}`.execute(admin)
  if (rows.length > 0) return
  await sql`create role ${sql.ref(name)} login nosuperuser nocreatedb nocreaterole nobypassrls password ${sql.lit(password)}`.execute(admin)
}

import { sql } from 'kysely'
import type { Database } from '../kernel/index.ts'
import { StartupError } from './startup-error.ts'

/** `WITHOUT OVERLAPS`, `PERIOD` and `uuidv7()` came with it. */
export const oldestServer = 18

/** Makes sure that the server answers and is new enough; its address is named without the password. */
export async function checkServer(db: Database, url: string): Promise<void> {
  const version = await versionOf(db, url)
  if (version < oldestServer) throw new StartupError(`数据库服务器是 PostgreSQL ${version}，须为 ${oldestServer} 或更高版本`)
}

async function versionOf(db: Database, url: string): Promise<number> {
  try {
    const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int / 10000 as version`.execute(db)
    return rows[0]?.version ?? 0
  } catch (cause) {
    const { host, pathname, username } = new URL(url)
    const reason = (cause as Error).message || (cause as NodeJS.ErrnoException).code
    throw new StartupError(`无法以角色 ${decodeURIComponent(username)} 连接数据库 ${host}${pathname}：${reason}`, { cause })
  }
}

/** The role that the connection works as. */
export async function currentRole(db: Database): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db)
  return rows[0]?.role ?? ''
}

/** Refuses a role that could go round what the database guards: a superuser, or one that may alter the record. */
export async function checkApplicationRole(db: Database): Promise<void> {
  const { rows } = await sql<{ role: string; super: boolean; alters: boolean; reads: boolean }>`
    select current_user as role, rolsuper or rolbypassrls as super,
      has_any_column_privilege('audit_entry', 'update') or has_table_privilege('audit_entry', 'delete, truncate')
        or pg_has_role((select relowner from pg_class where oid = 'audit_entry'::regclass), 'usage') as alters,
      has_any_column_privilege('system_paper_content', 'select') as reads
    from pg_roles where rolname = current_user`.execute(db)
  const [found] = rows
  if (!found || found.super) throw new StartupError(`DATABASE_URL 的角色 ${found?.role} 是超级用户：请改用一个普通角色`)
  if (found.alters) throw new StartupError(`DATABASE_URL 的角色 ${found.role} 能够改动审计记录：请改用一个不拥有数据库的普通角色`)
  if (found.reads) throw new StartupError(`DATABASE_URL 的角色 ${found.role} 能够绕过查阅记录读取受保护资料：请以数据库所有者重新运行迁移`)
}

import { sql } from 'kysely'
import type { Id, Reader } from '../../kernel/index.ts'

export async function jurisdictionName(reader: Reader, id: Id): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from jurisdiction where id = ${id}`.execute(reader)
  return rows[0]?.name ?? ''
}

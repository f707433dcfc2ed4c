import { sql } from 'kysely'
import { type Database, type Id, newId } from '../kernel/index.ts'

/** A service item for tests; returns its id. */
export async function anItem(db: Database, jurisdictionId: Id): Promise<Id> {
  const id = newId()
  await sql`
    insert into service_item (id, jurisdiction_id, code, category1, category2, category3, name, specification, unit, basis, created_at, changed_at)
    values (${id}, ${jurisdictionId}, ${id}, '基础设施', '', '', '云服务器', '', '台·月', 'month', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')`.execute(
    db,
  )
  return id
}

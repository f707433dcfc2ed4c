import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../rules/sight.ts'

interface Columns {
  readonly jurisdiction: RawBuilder<unknown>
  /** The organisation whose matter the row is. */
  readonly organisation: RawBuilder<unknown>
  /** The provider it is assigned to, where the table knows one. */
  readonly provider?: RawBuilder<unknown>
}

/**
 * The condition that every read of business data carries: `where ${visible(actor.sight, { jurisdiction:
 * sql.ref('c.jurisdiction_id'), organisation: sql.ref('c.organisation_id') })}`.
 */
export function visible(sight: Sight, { jurisdiction, organisation, provider }: Columns): RawBuilder<SqlBool> {
  if (sight.jurisdictionId === null) return sql<SqlBool>`false`
  const here = sql<SqlBool>`${jurisdiction} = ${sight.jurisdictionId}`
  if (sight.all) return here
  const own = sql<SqlBool>`${organisation} = any(${sight.organisationIds})`
  if (!provider || sight.providerId === null) return sql<SqlBool>`(${here} and ${own})`
  return sql<SqlBool>`(${here} and (${own} or ${provider} = ${sight.providerId}))`
}

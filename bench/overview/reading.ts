import { sql } from 'kysely'
import type { OfficeActor } from '../../src/identity/index.ts'
import { type Database, day, newId } from '../../src/kernel/index.ts'
import type { Overview } from '../../src/overview/index.ts'
import type { Province } from './province.ts'

const permissions = new Set(['case.read', 'system.read', 'resource.read', 'statement.read', 'duty.read', 'usage.read'])
export const period = { from: day('2025-01-01'), to: day('2025-12-15') }

/** The rows that a panel's figures are of, counted plainly: nothing that counts them can be quicker. */
export const floors = {
  systems: ['system'],
  resources: ['resource', 'allocation'],
  cases: ['case_file', 'work_order'],
  time: ['case_file', 'case_clock'],
  usage: ['usage_figure'],
  cost: ['statement_month', 'budget_accrual_row'],
  duties: ['duty_instance'],
  findings: ['usage_finding', 'case_file'],
  service: ['outage'],
} as const
export type Panel = keyof typeof floors

export const countPlainly = (db: Database, panel: Panel): Promise<unknown> =>
  Promise.all(floors[panel].map((table) => sql`select count(*) from ${sql.table(table)}`.execute(db)))

/** People as identity would tell of them. */
export function people({ jurisdictionId, authority, unit, provider }: Province): Record<string, OfficeActor> {
  const of = (organisationId: string, party: string, sees: Partial<OfficeActor['sight']>): OfficeActor => ({
    ...{ personId: newId(), personName: '某', organisationId, organisationName: '某', permissions, jurisdictionId },
    ...{ parties: [party], posts: ['handler'], mustChangePassword: false, from: { ip: '127.0.0.1', requestId: 'bench' } },
    sight: { jurisdictionId, all: false, organisationIds: [organisationId], providerId: null, ...sees },
  })
  return {
    authority: of(authority, 'authority', { all: true }),
    unit: of(unit, 'user', {}),
    provider: of(provider, 'provider', { providerId: provider }),
  }
}

/** The biggest figure of each measure of a panel: the list behind it is the longest that a click opens. */
export async function biggestFigures(overview: Overview, actor: OfficeActor, panel: Panel) {
  const told = await overview.panel(actor, panel, period)
  if (!told.ok) throw new Error(told.refusal.code)
  return told.value.measures.flatMap(({ id, total }) => {
    const [biggest] = total.cells.toSorted((a, b) => b.count - a.count)
    return biggest && biggest.count > 0 ? [{ measure: id, column: biggest.column, count: biggest.count }] : []
  })
}

import { sql } from 'kysely'
import type { Day, Id, Reader, Tx } from '../../kernel/index.ts'
import type { Facts } from '../../regimes/index.ts'

/** An organisation, and the system where the matter is one system's. */
export interface Subject {
  readonly organisationId: Id
  readonly systemId: Id | null
}

export const keyOf = ({ organisationId, systemId }: Subject): string => `${organisationId}/${systemId ?? ''}`

const systemFacts = {
  name: 'name',
  classified: 'classified',
  kind: 'kind',
  mlps: 'mlps',
  status: 'status',
  exemption: 'exemption',
  purpose: 'purpose',
  'budget-channel': 'budget_channel',
  domestic: 'domestic',
  'hosted-elsewhere': 'hosted_elsewhere',
  'hosting-ends-on': 'hosting_ends_on',
  'construction-ends-on': 'construction_ends_on',
} as const
const unitFacts = { name: 'name', budget: 'budget', area: 'area', nature: 'nature' } as const

/** The facts that are read of many at once; others are asked one by one. */
export const knownAtOnce: ReadonlySet<string> = new Set([
  ...Object.keys(unitFacts).map((name) => `unit.${name}`),
  ...Object.keys(systemFacts).map((name) => `system.${name}`),
  'provider.name',
])

/** Facts of organisations and systems as rules know them: the organisation as `provider` where it owes as one, else as `unit`. */
export async function factsOf(reader: Reader, subjects: readonly Subject[], as: 'unit' | 'provider'): Promise<Map<string, Facts>> {
  const { rows } = await sql<Subject & { unit: Row; system: Row | null }>`
    select o.id as "organisationId", s.id as "systemId", to_jsonb(o) as unit, to_jsonb(s) as system
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as t("organisationId" uuid, "systemId" uuid)
    join organisation o on o.id = t."organisationId" left join system s on s.id = t."systemId"`.execute(reader)
  return new Map(
    rows.map((row) => {
      const who = as === 'provider' ? named('provider', { name: 'name' }, row.unit) : named('unit', unitFacts, row.unit)
      return [keyOf(row), { ...who, ...(row.system ? named('system', systemFacts, row.system) : {}) }]
    }),
  )
}

type Row = Readonly<Record<string, string | number | boolean | null>>

const named = (prefix: string, columns: Readonly<Record<string, string>>, row: Row): Facts =>
  Object.fromEntries(
    Object.entries(columns).map(([fact, column]) => {
      const value = row[column] ?? null
      return [`${prefix}.${fact}`, typeof value === 'number' ? String(value) : value]
    }),
  )

interface DutyOf {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly duty: string
}

/** Whether a condition held when it was last looked at, and since when; `since` null: from the beginning. */
export interface ConditionRow extends Subject {
  readonly holds: boolean
  readonly since: Day | null
}

export async function conditionsOf(reader: Reader, { jurisdictionId, regimeId, duty }: DutyOf): Promise<Map<string, ConditionRow>> {
  const { rows } = await sql<ConditionRow>`select organisation_id as "organisationId", system_id as "systemId", holds, since
    from duty_condition where jurisdiction_id = ${jurisdictionId} and regime_id = ${regimeId} and duty = ${duty}`.execute(reader)
  return new Map(rows.map((row) => [keyOf(row), row]))
}

export async function saveConditions(tx: Tx, { jurisdictionId, regimeId, duty }: DutyOf, rows: readonly ConditionRow[]): Promise<void> {
  await sql`insert into duty_condition (jurisdiction_id, regime_id, duty, organisation_id, system_id, holds, since)
    select ${jurisdictionId}, ${regimeId}, ${duty}, t."organisationId", t."systemId", t.holds, t.since
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t("organisationId" uuid, "systemId" uuid, holds boolean, since date)
    on conflict (jurisdiction_id, regime_id, duty, organisation_id, system_id) do update set holds = excluded.holds, since = excluded.since
    where duty_condition.holds <> excluded.holds`.execute(tx)
}

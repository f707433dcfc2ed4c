import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Fault, type Fen, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { EstimateRow } from '../../settlement/index.ts'
import type { EstimateSum, StoredEstimate } from '../estimate.ts'
import type { Assumption } from '../rules/assumptions.ts'

/** A cycle, half open. */
export interface During {
  readonly from: Day
  readonly until: Day
}

export interface NewEstimate {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly cycle: During
  readonly startsOn: Day
  readonly note: string
  readonly assumptions: readonly Assumption[]
  readonly leftOut: number
  readonly faults: readonly Fault[]
  readonly rows: readonly EstimateRow[]
  readonly by: Id
  readonly byName: string
  readonly person: string
  readonly at: Instant
}

const total = (rows: readonly EstimateRow[]) =>
  rows.reduce((sum, { months }) => sum + months.reduce((all, month) => all + BigInt(month), 0n), 0n)
const batch = 5_000

/** Writes an estimate as the next version of its cycle. */
export async function insertEstimate(tx: Tx, of: NewEstimate): Promise<void> {
  const sums = Map.groupBy(of.rows, ({ payer }) => payer)
  // Whoever counts the version waits for who counted before.
  await sql`select pg_advisory_xact_lock(hashtext('zhengyun.budget'), hashtext(${of.jurisdictionId}))`.execute(tx)
  await sql`
    insert into budget_estimate (id, jurisdiction_id, regime_id, during, version, starts_on, note, assumptions, left_out, faults, level_fen, unit_fen, made_by,
      made_by_name, made_by_person, made_at)
    select ${of.id}, ${of.jurisdictionId}, ${of.regimeId}, d.during, 1 + coalesce((select max(e.version) from budget_estimate e
        where e.jurisdiction_id = ${of.jurisdictionId} and e.during = d.during), 0), ${of.startsOn}::date, ${of.note}, ${JSON.stringify(of.assumptions)}::jsonb,
      ${of.leftOut}, ${JSON.stringify(of.faults)}::jsonb, ${total(sums.get('level') ?? [])}, ${total(sums.get('unit') ?? [])}, ${of.by}, ${of.byName}, ${of.person},
      ${of.at}
    from (select daterange(${of.cycle.from}::date, ${of.cycle.until}::date) as during) d`.execute(tx)
  for (let at = 0; at < of.rows.length; at += batch) await insertRows(tx, of.id, of.rows.slice(at, at + batch))
}

async function insertRows(tx: Tx, id: Id, rows: readonly EstimateRow[]): Promise<void> {
  const plain = rows.map(({ measure, ...row }) => ({ ...row, measure: String(measure) }))
  await sql`
    insert into budget_estimate_row (estimate_id, organisation_id, system_id, item_id, category, payer, awaited, measure, months, amount_fen)
    select ${id}, r."organisationId", r."systemId", r."itemId", r.category, r.payer, r.awaited, r.measure, r.months, (select sum(m) from unnest(r.months) m)
    from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) as r("organisationId" uuid, "systemId" uuid, "itemId" uuid, category text, payer text,
      awaited boolean, measure numeric, months bigint[])`.execute(tx)
}

interface Row extends Omit<StoredEstimate, 'level' | 'unit' | 'whole'> {
  readonly levelFen: string
  readonly unitFen: string
  readonly organisations: number
}

const yuan = (text: string): string => formatYuan(BigInt(text) as Fen)
/** Rows `r` of the estimate `e` that somebody sees. */
const seen = (sight: Sight) => visible(sight, { jurisdiction: sql.ref('e.jurisdiction_id'), organisation: sql.ref('r.organisation_id') })

/** The estimates of which the actor sees anything, the newest first. */
export async function readEstimates(
  reader: Reader,
  sight: Sight,
  { id, after, limit }: { readonly id?: Id; readonly after?: readonly [Instant, Id] | null; readonly limit: number },
): Promise<StoredEstimate[]> {
  const own = sql`(select coalesce(sum(r.amount_fen) filter (where r.payer = 'level'), 0)::text as level, coalesce(sum(r.amount_fen) filter (where r.payer = 'unit'), 0)::text as unit,
      count(*)::int as organisations from budget_estimate_row r where r.estimate_id = e.id and ${seen(sight)})`
  const whole = sql`(select e.level_fen::text as level, e.unit_fen::text as unit, 1 as organisations)`
  const { rows } = await sql<Row>`
    select e.id, e.regime_id as "regimeId", lower(e.during) as "from", upper(e.during) - 1 as "to", e.version, e.starts_on as "startsOn", e.note, e.assumptions,
      e.left_out as "leftOut", e.faults, e.made_by_name as "madeBy", e.made_by_person as "madeByPerson", e.made_at as "madeAt", s.level as "levelFen", s.unit as "unitFen",
      s.organisations
    from budget_estimate e cross join lateral ${sight.all ? whole : own} s
    where e.jurisdiction_id = ${sight.jurisdictionId} and s.organisations > 0 ${id ? sql`and e.id = ${id}` : sql``}
      ${after ? sql`and (e.made_at, e.id) < (${after[0]}, ${after[1]}::uuid)` : sql``}
    order by e.made_at desc, e.id desc limit ${limit}`.execute(reader)
  return rows.map(({ levelFen, unitFen, organisations: _, ...row }) =>
    toEstimate({ ...row, whole: sight.all, level: yuan(levelFen), unit: yuan(unitFen) }),
  )
}

/** Whoever sees a part is told what was assumed, and nothing of what it concerns elsewhere. */
const toEstimate = (estimate: StoredEstimate): StoredEstimate =>
  estimate.whole
    ? estimate
    : { ...estimate, assumptions: estimate.assumptions.filter(({ names }) => names.length === 0), leftOut: 0, faults: [] }

export interface SumsQuery {
  readonly by: 'category' | 'system'
  readonly organisationId?: Id | undefined
  /** Name and id of the unit, category, payer and system (or a blank) of the last row before. */
  readonly after: readonly string[] | null
  readonly limit: number
}

/** Sums of an estimate by unit, category and payer (and system), in the order of the units' names. */
export async function readSums(
  reader: Reader,
  sight: Sight,
  id: Id,
  { by, organisationId, after, limit }: SumsQuery,
): Promise<EstimateSum[]> {
  const system = by === 'system' ? sql`r.system_id` : sql`null::uuid`
  const { rows } = await sql<Omit<EstimateSum, 'months'> & { months: readonly string[] }>`
    select g.organisation_id as "organisationId", g.name as "organisationName", g.system_id as "systemId", s.name as "systemName", g.category, g.payer,
      g.amount::text as amount, g.awaited::text as awaited, m.months
    from (select r.organisation_id, o.name, ${system} as system_id, r.category, r.payer, sum(r.amount_fen) as amount,
          coalesce(sum(r.amount_fen) filter (where r.awaited), 0) as awaited
        from budget_estimate e join budget_estimate_row r on r.estimate_id = e.id join organisation o on o.id = r.organisation_id
        where e.id = ${id} and ${seen(sight)} ${organisationId ? sql`and r.organisation_id = ${organisationId}` : sql``} group by 1, 2, 3, 4, 5) g
      left join system s on s.id = g.system_id
      cross join lateral (select array_agg(x.fen order by x.at) as months from (
        select u.at, sum(u.fen)::text as fen from budget_estimate_row r cross join lateral unnest(r.months) with ordinality u(fen, at)
        where r.estimate_id = ${id} and r.organisation_id = g.organisation_id and r.category = g.category and r.payer = g.payer
          and (g.system_id is null or r.system_id = g.system_id) group by u.at) x) m
    ${after ? sql`where (g.name, g.organisation_id::text, g.category, g.payer, coalesce(g.system_id::text, '')) > (${sql.join([...after])})` : sql``}
    order by g.name, g.organisation_id::text, g.category, g.payer, coalesce(g.system_id::text, '') limit ${limit}`.execute(reader)
  return rows.map((row) => ({ ...row, amount: yuan(row.amount), awaited: yuan(row.awaited), months: row.months.map(yuan) }))
}

/** What one system costs of one item in two estimates. */
export interface PairRow {
  readonly organisationId: Id
  readonly organisationName: string
  readonly category: string
  readonly payer: 'level' | 'unit'
  readonly before: { readonly amount: string; readonly measure: string } | null
  readonly after: { readonly amount: string; readonly measure: string } | null
}

/** All of two estimates side by side, as far as the actor sees it: as many rows as the larger has. */
export async function readPairs(reader: Reader, sight: Sight, earlier: Id, later: Id, organisationId: Id | undefined): Promise<PairRow[]> {
  const side = (
    id: Id,
  ) => sql`(select r.organisation_id, r.system_id, r.item_id, r.payer, min(r.category) as category, sum(r.amount_fen) as amount, sum(r.measure) as measure
      from budget_estimate e join budget_estimate_row r on r.estimate_id = e.id
      where e.id = ${id} and ${seen(sight)} ${organisationId ? sql`and r.organisation_id = ${organisationId}` : sql``} group by 1, 2, 3, 4)`
  const { rows } = await sql<PairRow>`
    select p.*, o.name as "organisationName" from (
      select coalesce(b.organisation_id, a.organisation_id) as "organisationId", coalesce(b.category, a.category) as category, coalesce(b.payer, a.payer) as payer,
        case when a.amount is not null then json_build_object('amount', a.amount::text, 'measure', a.measure::text) end as before,
        case when b.amount is not null then json_build_object('amount', b.amount::text, 'measure', b.measure::text) end as after
      from ${side(earlier)} a full join ${side(later)} b on a.organisation_id = b.organisation_id and a.system_id = b.system_id and a.item_id = b.item_id and a.payer = b.payer) p
    join organisation o on o.id = p."organisationId"`.execute(reader)
  return rows
}

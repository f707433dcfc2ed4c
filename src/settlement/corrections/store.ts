import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import { type Fen, fen, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { Corrected, Correction, CorrectionState } from './correction.ts'
import type { Evidence } from './evidence.ts'

/** Of a correction `c`: who sees its line. */
const seenBy = ({ all, organisationIds, providerId }: Sight): RawBuilder<SqlBool> =>
  all ? sql<SqlBool>`true` : sql<SqlBool>`(c.organisation_id = any(${organisationIds}::uuid[]) or c.provider_id = ${providerId}::uuid)`

/** A correction with the person who proposed it. */
export type RecordedCorrection = Correction & { readonly proposedById: Id }

const columns = sql`c.id, c.no, c.line_no as "lineNo", c.adjustment_no as "adjustmentNo", c.payer, c.resource_id as "resourceId",
  c.organisation_id as "organisationId", c.organisation_name as "organisationName", c.system_id as "systemId", c.system_name as "systemName",
  c.provider_id as "providerId", c.provider_name as "providerName", c.name, c.amount_fen::text as amount, c.reason, c.cause, c.file_name as evidence, c.state,
  p.name as "proposedBy", c.proposed_by_person as "proposedByPerson", c.proposed_by_id as "proposedById", c.proposed_at as "proposedAt",
  d.name as "decidedBy", c.decided_by_person as "decidedByPerson", c.decided_at as "decidedAt", c.opinion`
const tables = sql`statement_correction c join organisation p on p.id = c.proposed_by left join organisation d on d.id = c.decided_by`

const inYuan = (row: RecordedCorrection): RecordedCorrection => ({ ...row, amount: formatYuan(fen(BigInt(row.amount))) })

export interface CorrectionFilter {
  readonly state?: CorrectionState | undefined
  readonly line?: number | undefined
  readonly organisation?: Id | undefined
}

/** Corrections of a statement that the actor sees, in the order of their numbers, after one of them. */
export async function readCorrections(
  db: Reader,
  sight: Sight,
  statementId: Id,
  { state, line, organisation, after, limit }: CorrectionFilter & { readonly after: number; readonly limit: number },
): Promise<RecordedCorrection[]> {
  const { rows } = await sql<RecordedCorrection>`
    select ${columns} from ${tables} where c.statement_id = ${statementId} and c.no > ${after} and ${seenBy(sight)}
      and (${state ?? null}::text is null or c.state = ${state ?? null}) and (${line ?? null}::integer is null or c.line_no = ${line ?? null})
      and (${organisation ?? null}::uuid is null or c.organisation_id = ${organisation ?? null}::uuid)
    order by c.no limit ${limit}`.execute(db)
  return rows.map(inYuan)
}

/** One correction that the actor sees. */
export async function findCorrection(db: Reader, sight: Sight, statementId: Id, no: number): Promise<RecordedCorrection | null> {
  const { rows } = await sql<RecordedCorrection>`
    select ${columns} from ${tables} where c.statement_id = ${statementId} and c.no = ${no} and ${seenBy(sight)}`.execute(db)
  return rows[0] ? inYuan(rows[0]) : null
}

/** What approved corrections add to one line, in fen. */
export async function correctedOfLine(db: Reader, statementId: Id, lineNo: number): Promise<bigint> {
  const { rows } = await sql<{ fen: string }>`select coalesce(sum(amount_fen), 0)::text as fen from statement_correction
    where statement_id = ${statementId} and line_no = ${lineNo} and state = 'approved'`.execute(db)
  return BigInt(rows[0]?.fen ?? 0)
}

export interface CorrectedSum {
  readonly id: Id
  readonly name: string
  /** What approved corrections add to what the level pays, and to what units pay themselves, in yuan. */
  readonly amount: string
  readonly apart: string
}

/** Sums of the approved corrections that the actor sees, by provider or by unit. */
export async function sumCorrections(db: Reader, sight: Sight, statementId: Id, by: 'provider' | 'unit'): Promise<CorrectedSum[]> {
  const [id, name] =
    by === 'provider'
      ? [sql.ref('c.provider_id'), sql.ref('c.provider_name')]
      : [sql.ref('c.organisation_id'), sql.ref('c.organisation_name')]
  const { rows } = await sql<CorrectedSum>`
    select ${id} as id, ${name} as name, coalesce(sum(c.amount_fen) filter (where c.payer = 'level'), 0)::text as amount,
      coalesce(sum(c.amount_fen) filter (where c.payer = 'unit'), 0)::text as apart
    from statement_correction c where c.statement_id = ${statementId} and c.state = 'approved' and ${id} is not null and ${seenBy(sight)}
    group by 1, 2 order by 2, 1`.execute(db)
  const yuan = (text: string) => formatYuan(BigInt(text) as Fen)
  return rows.map((row) => ({ ...row, amount: yuan(row.amount), apart: yuan(row.apart) }))
}

interface Hand {
  readonly organisationId: Id
  readonly personId: Id
  readonly personName: string
}

export interface NewCorrection extends Corrected {
  readonly id: Id
  readonly statementId: Id
  /** In fen, signed. */
  readonly amount: bigint
  readonly reason: string
  readonly cause: string | null
  readonly evidence: Evidence | null
  readonly by: Hand
  readonly at: Instant
}

/** Writes a proposal under the statement's next number, which it returns; the statement is locked. */
export async function insertCorrection(tx: Tx, { evidence, by, ...of }: NewCorrection): Promise<number> {
  if (evidence)
    await sql`insert into stored_file (sha256, size, bytes) values (${evidence.sha256}, ${evidence.bytes.length}, ${Buffer.from(evidence.bytes)})
      on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ no: number }>`
    insert into statement_correction (id, statement_id, no, line_no, adjustment_no, payer, resource_id, organisation_id, organisation_name, system_id, system_name,
      provider_id, provider_name, name, amount_fen, reason, cause, sha256, file_name, media_type, size, proposed_by, proposed_by_id, proposed_by_person, proposed_at)
    select ${of.id}, ${of.statementId}, coalesce(max(no), 0) + 1, ${of.lineNo}::integer, ${of.adjustmentNo}::integer, ${of.payer}, ${of.resourceId}::uuid,
      ${of.organisationId}::uuid, ${of.organisationName}, ${of.systemId}::uuid, ${of.systemName}, ${of.providerId}::uuid, ${of.providerName}, ${of.name},
      ${of.amount}, ${of.reason}, ${of.cause}, ${evidence?.sha256 ?? null}, ${evidence?.name ?? null}, ${evidence?.mediaType ?? null},
      ${evidence?.bytes.length ?? null}::integer, ${by.organisationId}, ${by.personId}, ${by.personName}, ${of.at}
    from statement_correction where statement_id = ${of.statementId} returning no`.execute(tx)
  if (!rows[0]) throw new Error(`correction ${of.id} was written and is not there`)
  return rows[0].no
}

interface Decision {
  readonly id: Id
  readonly state: Exclude<CorrectionState, 'proposed'>
  readonly opinion: string | null
  readonly by: Hand
  readonly at: Instant
}

export async function decideCorrection(tx: Tx, { id, state, opinion, by, at }: Decision): Promise<void> {
  await sql`update statement_correction set state = ${state}, opinion = ${opinion}, decided_by = ${by.organisationId}, decided_by_id = ${by.personId},
    decided_by_person = ${by.personName}, decided_at = ${at} where id = ${id}`.execute(tx)
}

/** The file that proves a correction; null where there is none. */
export async function readEvidence(db: Reader, id: Id): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: Buffer }>`
    select c.file_name as name, c.media_type as "mediaType", f.bytes from statement_correction c join stored_file f on f.sha256 = c.sha256 where c.id = ${id}`.execute(
    db,
  )
  return rows[0] ?? null
}

import { sql } from 'kysely'
import { type Sight, visible } from '../../identity/index.ts'
import { type Day, type Id, type Instant, instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { Contract, ContractKind, ContractTerms } from './contract.ts'

const items = sql`coalesce((
  select jsonb_agg(jsonb_build_object('itemId', i.item_id, 'quantity', trim_scale(i.quantity)::text) order by i.item_id)
  from contract_item i where i.contract_id = c.id), '[]')`
const columns = sql`c.id, c.jurisdiction_id as "jurisdictionId", c.kind, c.counterparty_id as "counterpartyId", o.name as "counterpartyName",
  s.name as "signedBy", c.number, c.signed_on as "signedOn", lower(c.during) as "from", upper(c.during) - 1 as "to", ${items} as items,
  c.findings, c.recorded_at as "recordedAt", case when c.agreed_to is null then null else
    jsonb_build_object('agreedTo', c.agreed_to, 'reason', c.ended_reason, 'byName', c.ended_by_name, 'at', c.ended_at) end as ended`
const tables = sql`contract c join organisation o on o.id = c.counterparty_id join organisation s on s.id = c.signed_by`
const seen = (sight: Sight) =>
  visible(sight, {
    jurisdiction: sql.ref('c.jurisdiction_id'),
    organisation: sql.ref('c.signed_by'),
    provider: sql.ref('c.counterparty_id'),
  })

/** JSON writes instants in the database's own way. */
const read = (row: Contract): Contract => ({ ...row, ended: row.ended && { ...row.ended, at: instant(row.ended.at) } })

export interface ContractSearch {
  readonly kind?: ContractKind | undefined
  readonly limit: number
  /** Number and id of the last row of the page before. */
  readonly after: readonly [string, Id] | null
}

/** One row more than `limit`, in the order of numbers. */
export async function listContracts(db: Reader, sight: Sight, { kind, limit, after }: ContractSearch): Promise<Contract[]> {
  const { rows } = await sql<Contract>`
    select ${columns} from ${tables}
    where (${seen(sight)} or (c.jurisdiction_id = ${sight.jurisdictionId} and c.counterparty_id = any(${sight.organisationIds}::uuid[])))
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null})
      and (${after === null} or (c.number, c.id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    order by c.number, c.id::text limit ${limit + 1}`.execute(db)
  return rows.map(read)
}

export async function contractById(tx: Tx, id: Id): Promise<Contract> {
  const { rows } = await sql<Contract>`select ${columns} from ${tables} where c.id = ${id}`.execute(tx)
  if (!rows[0]) throw new Error(`contract ${id} was written and is not there`)
  return read(rows[0])
}

/** Providers' contracts that bind on some day from `from` until before `until`. */
export async function contractTerms(db: Reader, providerIds: readonly Id[], from: Day, until: Day): Promise<ContractTerms[]> {
  const { rows } = await sql<ContractTerms>`
    select c.id, c.number, c.counterparty_id as "providerId", lower(c.during) as "from", upper(c.during) as until, ${items} as items
    from contract c where c.kind = 'provider' and c.counterparty_id = any(${providerIds}::uuid[]) and c.during && daterange(${from}, ${until})
    order by c.counterparty_id, lower(c.during)`.execute(db)
  return rows
}

/** A contract of the same kind with the same counterparty that binds on some day from `from` to `to`; null when none does. */
export async function overlapping(tx: Tx, kind: ContractKind, counterpartyId: Id, from: Day, to: Day): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select number from contract where kind = ${kind} and counterparty_id = ${counterpartyId}
      and during && daterange(${from}, ${to}, '[]') limit 1`.execute(tx)
  return rows[0]?.number ?? null
}

/** A contract of the actor's jurisdiction, locked. */
export async function lockContract(tx: Tx, jurisdictionId: Id, id: Id): Promise<Contract | null> {
  const { rows } =
    await sql<Contract>`select ${columns} from ${tables} where c.id = ${id} and c.jurisdiction_id = ${jurisdictionId} for update of c`.execute(
      tx,
    )
  return rows[0] ? read(rows[0]) : null
}

/** Ends a contract with an earlier last day; the agreed one stays on record. */
export async function endContract(tx: Tx, id: Id, end: { lastDay: Day; reason: string; byName: string; at: Instant }): Promise<void> {
  await sql`update contract set during = daterange(lower(during), ${end.lastDay}, '[]'), agreed_to = upper(during) - 1, ended_reason = ${end.reason},
    ended_by_name = ${end.byName}, ended_at = ${end.at} where id = ${id}`.execute(tx)
}

type NewContract = Omit<Contract, 'counterpartyName' | 'signedBy' | 'ended'> & { readonly signedBy: Id }

/** False when the number is taken, or another contract of the kind binds in that time. */
export async function insertContract(tx: Tx, contract: NewContract): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into contract (id, jurisdiction_id, kind, counterparty_id, signed_by, number, signed_on, during, findings, recorded_at)
    values (${contract.id}, ${contract.jurisdictionId}, ${contract.kind}, ${contract.counterpartyId}, ${contract.signedBy}, ${contract.number},
      ${contract.signedOn}, daterange(${contract.from}, ${contract.to}, '[]'), ${JSON.stringify(contract.findings)}::jsonb, ${contract.recordedAt})
    on conflict do nothing`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into contract_item (contract_id, item_id, quantity)
    select ${contract.id}::uuid, "itemId", quantity
    from jsonb_to_recordset(${JSON.stringify(contract.items)}::jsonb) as x ("itemId" uuid, quantity numeric)`.execute(tx)
  return true
}

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Sight } from '../../identity/index.ts'
import { type Day, fen, formatYuan, type Id, type Instant, type Reader, type Tx } from '../../kernel/index.ts'
import type { Payee, Payment } from './payment.ts'

/** Of payments and payees `p`: a unit sees nothing of them, a provider its own. */
const seenBy = ({ all, providerId }: Sight): RawBuilder<SqlBool> =>
  all ? sql<SqlBool>`true` : sql<SqlBool>`p.provider_id = ${providerId}::uuid`

/** The providers of a sealed statement that the actor sees, by name; of one that is not sealed none. */
export async function readPayees(db: Reader, sight: Sight, statementId: Id): Promise<Payee[]> {
  const { rows } = await sql<{ id: Id; name: string; due: string; paid: string }>`
    select p.provider_id as id, p.provider_name as name, (p.total_fen + p.adjusted_fen + p.corrected_fen)::text as due, p.paid_fen::text as paid
    from statement_payee p where p.statement_id = ${statementId} and ${seenBy(sight)} order by 2, 1`.execute(db)
  return rows.map((row) => ({ ...row, due: BigInt(row.due), paid: BigInt(row.paid) }))
}

type Row = Omit<Payment, 'recordedByPerson'> & { readonly recordedByPerson: string; readonly recordedById: Id }
/** A payment with the id of who recorded it. */
export type RecordedPayment = Payment & { readonly recordedById: Id }

const columns = sql`p.id, p.no, p.provider_id as "providerId", y.provider_name as "providerName", p.amount_fen::text as amount, p.paid_on as "paidOn", p.voucher, p.note,
  u.no as reverses, p.reason, r.no as "reversedBy", o.name as "recordedBy", p.recorded_by_person as "recordedByPerson", p.recorded_by_id as "recordedById",
  p.recorded_at as "recordedAt"`
const tables = sql`statement_payment p join statement_payee y on y.statement_id = p.statement_id and y.provider_id = p.provider_id
  join organisation o on o.id = p.recorded_by left join statement_payment u on u.id = p.reverses left join statement_payment r on r.reverses = p.id`

const inYuan = (row: Row): RecordedPayment => ({ ...row, amount: formatYuan(fen(BigInt(row.amount))) })

/** The payments of a statement that the actor sees, in the order of their numbers. */
export async function readPayments(db: Reader, sight: Sight, statementId: Id): Promise<RecordedPayment[]> {
  const { rows } =
    await sql<Row>`select ${columns} from ${tables} where p.statement_id = ${statementId} and ${seenBy(sight)} order by p.no`.execute(db)
  return rows.map(inYuan)
}

export async function findPayment(db: Reader, statementId: Id, no: number): Promise<RecordedPayment | null> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where p.statement_id = ${statementId} and p.no = ${no}`.execute(db)
  return rows[0] ? inYuan(rows[0]) : null
}

/** Whether a voucher of the jurisdiction stands for a payment that nobody has undone. Nobody else can use it until the transaction ends. */
export async function isVoucherTaken(tx: Tx, jurisdictionId: Id, voucher: string): Promise<boolean> {
  await sql`select hold_voucher(${jurisdictionId}, ${voucher})`.execute(tx)
  const { rows } =
    await sql`select from statement_payment p where p.jurisdiction_id = ${jurisdictionId} and p.voucher = ${voucher} and p.reverses is null
    and not exists (select from statement_payment r where r.reverses = p.id)`.execute(tx)
  return rows.length > 0
}

export interface NewPayment {
  readonly id: Id
  readonly jurisdictionId: Id
  readonly statementId: Id
  readonly providerId: Id
  /** In fen; of a reversal negative. */
  readonly amount: bigint
  readonly paidOn: Day
  readonly voucher: string
  readonly note: string | null
  readonly reverses: Id | null
  readonly reason: string | null
  readonly by: { readonly organisationId: Id; readonly personId: Id; readonly personName: string }
  readonly at: Instant
}

/** Writes a payment under the statement's next number, which it returns; the statement is locked. */
export async function insertPayment(tx: Tx, payment: NewPayment): Promise<number> {
  const { by } = payment
  const { rows } = await sql<{ no: number }>`
    insert into statement_payment (id, jurisdiction_id, statement_id, provider_id, no, amount_fen, paid_on, voucher, note, reverses, reason, recorded_by,
      recorded_by_id, recorded_by_person, recorded_at)
    select ${payment.id}, ${payment.jurisdictionId}, ${payment.statementId}, ${payment.providerId}, coalesce(max(no), 0) + 1, ${payment.amount}, ${payment.paidOn},
      ${payment.voucher}, ${payment.note}, ${payment.reverses}::uuid, ${payment.reason}, ${by.organisationId}, ${by.personId}, ${by.personName}, ${payment.at}
    from statement_payment where statement_id = ${payment.statementId} returning no`.execute(tx)
  if (!rows[0]) throw new Error(`payment ${payment.id} was written and is not there`)
  return rows[0].no
}

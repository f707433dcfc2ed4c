import { sql } from 'kysely'
import { fen, formatYuan, type Id, type Reader } from '../../kernel/index.ts'
import { type PaymentState, paymentStateOf } from '../payments/payment.ts'
import type { State } from '../rules/statement.ts'

/** What is due of a whole statement, in fen; whether too much is paid to anybody, and whether nothing is open to anybody. */
export interface OwedRow {
  readonly correctedFen: string
  readonly dueFen: string
  readonly paidFen: string
  readonly over: boolean
  readonly settled: boolean
}

/** Of a statement `s`: a handful of payees and corrections, never its lines. */
export const owed = sql`select c.fen::text as "correctedFen", (s.total_fen + s.adjusted_fen + c.fen)::text as "dueFen", y.paid::text as "paidFen", y.over, y.settled
  from (select coalesce(sum(amount_fen), 0) as fen from statement_correction where statement_id = s.id and state = 'approved' and payer = 'level') c
    cross join (select coalesce(sum(paid_fen), 0) as paid, coalesce(bool_or(paid_fen > 0 and paid_fen > total_fen + adjusted_fen + corrected_fen), false) as over,
      coalesce(bool_and(paid_fen >= total_fen + adjusted_fen + corrected_fen), true) as settled from statement_payee where statement_id = s.id) y`

/** What is due of a statement and paid of it, in fen. */
export async function readOwed(db: Reader, statementId: Id): Promise<{ due: bigint; paid: bigint }> {
  const { rows } = await sql<OwedRow>`select o.* from statement s cross join lateral (${owed}) o where s.id = ${statementId}`.execute(db)
  return { due: BigInt(rows[0]?.dueFen ?? 0), paid: BigInt(rows[0]?.paidFen ?? 0) }
}

/** What is due after the seal, as people read it; nothing before, and nothing where only a part is seen. */
export function owedIn(state: State, whole: boolean, { correctedFen, dueFen, paidFen, over, settled }: OwedRow) {
  if (!whole || state !== 'sealed') return { corrected: null, due: null, paid: null, payment: null }
  const yuan = (text: string) => formatYuan(fen(BigInt(text)))
  const payment: PaymentState = over ? 'over' : settled ? 'fully' : paymentStateOf({ due: BigInt(dueFen), paid: BigInt(paidFen) })
  return { corrected: yuan(correctedFen), due: yuan(dueFen), paid: yuan(paidFen), payment }
}

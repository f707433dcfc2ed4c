import { sql } from 'kysely'
import type { Id, Instant, Reader } from '../../kernel/index.ts'

export interface NewProof {
  /** The run of sealing. */
  readonly sealRunNo: number
  readonly statementId: Id
  readonly revision: number
  /** The accounting whose lines are proved. */
  readonly runNo: number
  readonly at: Instant
}

/** Has the database prove every line of a reviewed statement and keep what came of it, which the seal demands; returns what is wrong, or null. */
export async function prove(db: Reader, { sealRunNo, statementId, revision, runNo, at }: NewProof): Promise<string | null> {
  const { rows } = await sql<{ doubt: string | null }>`
    insert into statement_proof (seal_run_no, statement_id, revision, run_no, proved_at) values (${sealRunNo}, ${statementId}, ${revision}, ${runNo}, ${at})
    returning doubt`.execute(db)
  return rows[0]?.doubt ?? null
}

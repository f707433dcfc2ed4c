import { sql } from 'kysely'
import { type Database, type Fen, formatYuan, type Tx } from '../../kernel/index.ts'

/**
 * Figures that stand side by side are read from one moment: none is of before and another of after somebody's act. Each counts a province in memory: with the server's usual few megabytes it
 * would go by way of the disk, and compiling a query takes longer than these do.
 */
export const inOneSnapshot = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`.execute(tx)
      return work(tx)
    })

/** Whole fen as the database writes them, in yuan. */
export const yuanOf = (fen: string | null): string | null => (fen === null ? null : formatYuan(BigInt(fen) as Fen))

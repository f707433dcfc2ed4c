import { type Database, type Fen, formatYuan, type Tx } from '../../kernel/index.ts'

/** Figures that stand side by side are read from one moment: none is of before and another of after somebody's act. */
export const inOneSnapshot = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)

/** Whole fen as the database writes them, in yuan. */
export const yuanOf = (fen: string | null): string | null => (fen === null ? null : formatYuan(BigInt(fen) as Fen))

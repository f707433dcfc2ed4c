import { type Actor, fen, formatYuan, type Id, type Outcome, ok, refuse, type Writing } from '../../../kernel/index.ts'
import { citationOf } from '../../rules/life.ts'
import type { Starter } from '../../rules/run.ts'
import { type Statement, type StatementEvent, withNotice } from '../../rules/statement.ts'
import * as store from '../../store/statements.ts'
import type { SettlementNeeds } from '../needs.ts'

/** Not there, or not to be seen by the actor: nobody is told which. */
export const unseen = () => refuse('request.not-found', { facts: { what: '结算单' } })
export const changed = () => refuse('request.changed-meanwhile', { facts: { what: '结算单' } })

export interface Moved {
  readonly id: Id
  readonly kind: StatementEvent['kind']
  readonly opinion: string | null
  readonly before: store.Held | null
  readonly cites: readonly string[] | undefined
  readonly by: Starter
}

/** Adds to the statement's story, leaves the act on record and reads the statement back. */
export async function recordMove(
  { regimes }: SettlementNeeds,
  { tx, now, record }: Writing<Actor>,
  moved: Moved,
): Promise<Outcome<Statement>> {
  const { id, before } = moved
  await store.insertEvent(tx, { ...moved, at: now })
  const [after] = await store.readStatements(tx, await store.wholeSight(tx, id), { id, limit: 1 })
  if (!after) throw new Error(`statement ${id} was written and is not there`)
  const { jurisdictionId, regimeId, state, revision, lineCount, total, apart, adjusted, seal } = after
  await record({
    object: { kind: 'statement', id },
    jurisdiction: jurisdictionId,
    citation: citationOf({ id: regimeId }, moved.cites),
    before: before && {
      state: before.state,
      revision: before.revision,
      lineCount: before.lineCount,
      total: formatYuan(fen(before.totalFen)),
    },
    after: { state, revision, lineCount, total, apart, adjusted, opinion: moved.opinion, seal },
  })
  return ok(withNotice(regimes, after))
}

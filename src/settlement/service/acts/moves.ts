import type { OfficeActor } from '../../../identity/index.ts'
import { type Id, type Outcome, refuse } from '../../../kernel/index.ts'
import { citationOf, type Move, mayAct, mayMove, moves } from '../../rules/life.ts'
import type { Statement, StatementEvent } from '../../rules/statement.ts'
import { isAssessedLater } from '../../store/assessments.ts'
import * as store from '../../store/statements.ts'
import type { SettlementNeeds } from '../needs.ts'
import { changed, recordMove, unseen } from './record.ts'

export interface MoveInput {
  readonly id: Id
  /** The version that the actor saw. */
  readonly version: number | null
  /** Must be given when a statement is returned. */
  readonly opinion?: string | undefined
}

const kinds: Readonly<Record<'review' | 'return', StatementEvent['kind']>> = { review: 'reviewed', return: 'returned' }

/** Reviews a statement, or returns it. */
export const moveStatement = (
  needs: SettlementNeeds,
  actor: OfficeActor,
  move: 'review' | 'return',
  input: MoveInput,
  key: string,
): Promise<Outcome<Statement>> =>
  needs.door.write({ actor, does: `statement.${move}`, needs: moves[move].needs, once: { key, input } }, async (writing) => {
    const opinion = input.opinion?.trim() || null
    if (move === 'return' && opinion === null) {
      return refuse('request.invalid', { faults: [{ path: '/opinion', message: '退回结算单须写明意见' }] })
    }
    const { tx, actor } = writing
    const before = await mayBeMoved(needs, tx, actor, move, input)
    if (!before.ok) return before
    const held = before.value
    if (move === 'review') await store.markReviewed(tx, held.id, actor.personId)
    else await store.markReturned(tx, held.id)
    const { cycle } = needs.regimes.get(held.regimeId)
    return recordMove(needs, writing, { id: held.id, kind: kinds[move], opinion, before: held, cites: cycle?.cites.reviews, by: actor })
  })

/** The statement, locked, where the actor may move it so now. */
export async function mayBeMoved(
  { regimes }: Pick<SettlementNeeds, 'regimes'>,
  tx: Parameters<typeof store.lockStatement>[0],
  actor: OfficeActor,
  move: Exclude<Move, 'account'>,
  { id, version }: MoveInput,
): Promise<Outcome<store.Held>> {
  if (version === null) return refuse('request.version-missing')
  const held = actor.jurisdictionId === null ? null : await store.lockStatement(tx, actor.jurisdictionId, id)
  if (!held) return unseen()
  const regime = regimes.get(held.regimeId)
  if (!regime.cycle) throw new Error(`${regime.id} has a statement and no cycle`)
  const may = mayAct(move, actor, regime, regime.cycle)
  if (!may.ok) return may
  if (held.version !== version) return changed()
  const moved = mayMove(move, actor.personId, held, regime, regime.cycle)
  if (!moved.ok) return moved
  const asks = regime.adjustments.find(({ by }) => by === 'provider.assessment')
  // A report that came after the accounting must not be passed over: the statement is returned and accounted anew.
  if (move !== 'return' && asks && (await isAssessedLater(tx, held.jurisdictionId, held, held.runNo)))
    return refuse('statement.assessed-later', { citation: citationOf(regime, asks.source.cites) })
  return { ok: true, value: held }
}

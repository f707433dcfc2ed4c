import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, fen, formatYuan, type Id, newId, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { lastDayOf } from '../cycle.ts'
import { citationOf, type Move, mayAct, mayMove, moves, wrongState } from '../life.ts'
import { type Statement, type StatementEvent, withNotice } from '../statement.ts'
import * as store from '../store/statements.ts'
import { type Governed, reckon, writeRun } from './accounting.ts'
import { cycleFrom, type SettlementNeeds } from './needs.ts'
import { sealHeld, unseen } from './reading.ts'

type Act = Writing<OfficeActor>
const changed = () => refuse('request.changed-meanwhile', { facts: { what: '结算单' } })

/** The acts on a statement: each checks permission, party, post and state, and leaves an entry on record. */
export const createActs = (needs: SettlementNeeds) => ({
  async account(actor: OfficeActor, { from, version }: { from: Day; version: number | null }, key: string): Promise<Outcome<Statement>> {
    const { jurisdictionId } = actor
    // Asked before the transaction: within it this would take a second connection.
    const governed = jurisdictionId === null ? unseen() : await cycleFrom(needs, jurisdictionId, from)
    const act = { actor, does: 'statement.account', needs: moves.account.needs, once: { key, input: { from, version } } }
    return needs.door.write(act, async (writing) => {
      if (!governed.ok || jurisdictionId === null) return governed.ok ? unseen() : governed
      return accountCycle(needs, writing, jurisdictionId, governed.value, version)
    })
  },
  review: (actor: OfficeActor, move: MoveInput, key: string) => movedBy(needs, actor, 'review', move, key),
  return: (actor: OfficeActor, move: MoveInput, key: string) => movedBy(needs, actor, 'return', move, key),
  seal: (actor: OfficeActor, move: MoveInput, key: string) => movedBy(needs, actor, 'seal', move, key),
})

export interface MoveInput {
  readonly id: Id
  /** The version that the actor saw. */
  readonly version: number | null
  /** Must be given when a statement is returned. */
  readonly opinion?: string | undefined
}

async function accountCycle(needs: SettlementNeeds, writing: Act, jurisdictionId: Id, governed: Governed, version: number | null) {
  const { tx, actor, now } = writing
  const { regime, rule, cycle } = governed
  const may = mayAct('account', actor, regime, rule)
  if (!may.ok) return may
  if (dayOf(now) < cycle.until) {
    return refuse('statement.cycle-running', { facts: { ends: lastDayOf(cycle) }, citation: citationOf(regime, rule.cites.begins) })
  }
  const opened = await openRun(writing, jurisdictionId, governed, version)
  if (!opened.ok) return opened
  const sight = { jurisdictionId, all: true, organisationIds: [], providerId: null }
  const reckoned = reckon(needs, tx, { sight, cycle }, governed)
  const written = await writeRun(tx, opened.value, reckoned, governed)
  if (!written.ok) return written
  await store.closeRun(tx, opened.value.id, actor.personId)
  return finished(needs, writing, {
    id: opened.value.id,
    kind: 'accounted',
    opinion: null,
    before: opened.value.before,
    cites: rule.cites.accounts,
  })
}

/** The draft to write into: a new statement, or the next revision of a returned one. */
async function openRun({ tx, now }: Act, jurisdictionId: Id, { regime, rule, cycle }: Governed, version: number | null) {
  const id = newId()
  const fresh = await store.insertDraft(tx, { id, jurisdictionId, regimeId: regime.id, cycle, at: now })
  if (fresh) return ok({ id, revision: 1, before: null as store.Held | null })
  const [there] = await store.lockOverlapping(tx, jurisdictionId, cycle)
  if (!there) throw new Error('a statement stands in the way and is not there')
  if (there.from !== cycle.from || there.until !== cycle.until) {
    return refuse('statement.overlaps', {
      facts: { from: there.from, to: lastDayOf(there) },
      citation: citationOf(regime, rule.cites.begins),
    })
  }
  if (!moves.account.from.includes(there.state)) return wrongState('account', there.state)
  if (version === null) return refuse('request.version-missing')
  if (version !== there.version) return changed()
  await store.redraft(tx, there.id, regime.id)
  return ok({ id: there.id, revision: there.revision + 1, before: there as store.Held | null })
}

const kinds: Readonly<Record<Exclude<Move, 'account'>, StatementEvent['kind']>> = { review: 'reviewed', return: 'returned', seal: 'sealed' }

const movedBy = (
  needs: SettlementNeeds,
  actor: OfficeActor,
  move: Exclude<Move, 'account'>,
  input: MoveInput,
  key: string,
): Promise<Outcome<Statement>> =>
  needs.door.write({ actor, does: `statement.${move}`, needs: moves[move].needs, once: { key, input } }, async (writing) => {
    const opinion = input.opinion?.trim() || null
    if (input.version === null) return refuse('request.version-missing')
    if (move === 'return' && opinion === null) {
      return refuse('request.invalid', { faults: [{ path: '/opinion', message: '退回结算单须写明意见' }] })
    }
    const { tx } = writing
    const before = actor.jurisdictionId === null ? null : await store.lockStatement(tx, actor.jurisdictionId, input.id)
    if (!before) return unseen()
    const regime = needs.regimes.get(before.regimeId)
    if (!regime.cycle) throw new Error(`${regime.id} has a statement and no cycle`)
    const may = mayAct(move, actor, regime, regime.cycle)
    if (!may.ok) return may
    if (before.version !== input.version) return changed()
    const moved = mayMove(move, actor.personId, before, regime, regime.cycle)
    if (!moved.ok) return moved
    await carryOut(move, writing, before)
    return finished(needs, writing, { id: before.id, kind: kinds[move], opinion, before, cites: regime.cycle.cites.reviews })
  })

async function carryOut(move: Exclude<Move, 'account'>, { tx, actor, now }: Act, before: store.Held): Promise<void> {
  if (move === 'review') await store.markReviewed(tx, before.id, actor.personId)
  else if (move === 'return') await store.markReturned(tx, before.id)
  else await store.markSealed(tx, before.id, await sealHeld(tx, before), now)
}

interface Finished {
  readonly id: Id
  readonly kind: StatementEvent['kind']
  readonly opinion: string | null
  readonly before: store.Held | null
  readonly cites: readonly string[] | undefined
}

/** Adds to the story, leaves the act on record and reads the statement back. */
async function finished(
  { regimes }: SettlementNeeds,
  { tx, actor, now, record }: Act,
  { id, kind, opinion, before, cites }: Finished,
): Promise<Outcome<Statement>> {
  await store.insertEvent(tx, { id, kind, opinion, at: now, actor })
  const [after] = await store.readStatements(tx, { ...actor.sight, jurisdictionId: actor.jurisdictionId, all: true }, { id, limit: 1 })
  if (!after) throw new Error(`statement ${id} was written and is not there`)
  const { jurisdictionId, regimeId, state, revision, lineCount, total, seal } = after
  await record({
    object: { kind: 'statement', id },
    jurisdiction: jurisdictionId,
    citation: citationOf({ id: regimeId }, cites),
    before: before && {
      state: before.state,
      revision: before.revision,
      lineCount: before.lineCount,
      total: formatYuan(fen(before.totalFen)),
    },
    after: { state, revision, lineCount, total, opinion, seal },
  })
  return ok(withNotice(regimes, after))
}

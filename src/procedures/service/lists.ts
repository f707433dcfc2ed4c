import type { OfficeActor } from '../../identity/index.ts'
import { ok, today } from '../../kernel/index.ts'
import { partyOf, procedureOf } from '../../regimes/index.ts'
import { type CaseQuery, type CaseRow, listCases } from '../store/lists.ts'
import type { CasesNeeds } from './needs.ts'
import { viewClock } from './view-parts.ts'
import { turnsOf } from './waiting.ts'

export interface ListQuery extends Omit<CaseQuery, 'steps' | 'own' | 'on'> {
  readonly turn?: 'mine' | undefined
  readonly begun?: 'mine' | undefined
}

/** The cases that the actor sees; `turn: mine` those that wait for his organisation, `begun: mine` those it began. */
export async function list(needs: CasesNeeds, actor: OfficeActor, query: ListQuery) {
  const steps = query.turn === 'mine' ? turnsOf(needs.regimes, actor) : undefined
  const page = await listCases(needs.db, actor, { ...query, steps, on: today(needs.clock), own: query.begun === 'mine' })
  return ok({ items: page.items.map((row) => viewRow(needs, row)), next: page.next })
}

function viewRow(needs: CasesNeeds, row: CaseRow) {
  const regime = needs.regimes.get(row.regimeId)
  const procedure = procedureOf(regime, row.procedure)
  const step = procedure?.steps.find(({ id }) => id === row.step)
  const term = row.termUnit && { count: Number(row.termCount), unit: row.termUnit }
  const clock = term || row.untilOn ? viewClock(needs, { ...row, term }) : null
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    procedureName: procedure?.name ?? row.procedure,
    step: row.step,
    stepName: step?.name ?? null,
    byName: step ? (partyOf(regime, step.by)?.name ?? step.by) : null,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    systemId: row.systemId,
    systemName: row.systemName,
    endsAs: row.endsAs,
    begunAt: row.begunAt,
    submitted: row.submissions > 0,
    clock,
  }
}

/** What waits for the actor's organisation: overdue and soonest first, however long ago it began; at most 200. */
export async function todo(needs: CasesNeeds, actor: OfficeActor) {
  const { items } = await listCases(needs.db, actor, {
    steps: turnsOf(needs.regimes, actor),
    on: today(needs.clock),
    state: 'open',
    soonestFirst: true,
    limit: 200,
  })
  return ok({ items: items.map((row) => viewRow(needs, row)) })
}

import { formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { ok, today } from '../../kernel/index.ts'
import { documentOf, type ProcedureRule, partyOf, procedureOf, type Regime } from '../../regimes/index.ts'
import { type CaseQuery, type CaseRow, listCases, type TurnStep } from '../store/lists.ts'
import type { CasesNeeds } from './needs.ts'
import { basisOf, viewClock } from './view.ts'

export interface ListQuery extends Omit<CaseQuery, 'steps' | 'own'> {
  readonly turn?: 'mine' | undefined
  readonly begun?: 'mine' | undefined
}

/** The cases that the actor sees; `turn: mine` those that wait for his organisation, `begun: mine` those it began. */
export async function list(needs: CasesNeeds, actor: OfficeActor, query: ListQuery) {
  const steps = query.turn === 'mine' ? turnsOf(needs, actor) : undefined
  const page = await listCases(needs.db, actor, { ...query, steps, own: query.begun === 'mine' })
  return ok({ items: page.items.map((row) => viewRow(needs, row)), next: page.next })
}

/** Every step in which one of the actor's parties acts, and whose cases those are there (see `actsAs`). */
const turnsOf = ({ regimes }: CasesNeeds, actor: OfficeActor): TurnStep[] =>
  regimes.all().flatMap((regime) =>
    regime.procedures.flatMap((procedure) =>
      procedure.steps
        .filter(({ by }) => actor.parties.includes(by))
        .map((step) => ({
          regime: regime.id,
          procedure: procedure.id,
          step: step.id,
          own: step.by === procedure.by,
          assigned: step.by !== procedure.by && partyOf(regime, step.by)?.sees === 'assigned',
        })),
    ),
  )

function viewRow(needs: CasesNeeds, row: CaseRow) {
  const regime = needs.regimes.get(row.regimeId)
  const procedure = procedureOf(regime, row.procedure)
  const step = procedure?.steps.find(({ id }) => id === row.step)
  const clock =
    row.termUnit && step?.within
      ? viewClock(needs, { term: step.within, dueOn: row.dueOn, dueAt: row.dueAt, provisional: row.provisional })
      : null
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
    systemName: row.systemName,
    endsAs: row.endsAs,
    begunAt: row.begunAt,
    submitted: row.submissions > 0,
    clock,
  }
}

/** What waits for the actor's organisation: overdue and soonest first. */
export async function todo(needs: CasesNeeds, actor: OfficeActor) {
  const outcome = await list(needs, actor, { turn: 'mine', state: 'open', limit: 200 })
  if (!outcome.ok) return outcome
  const far = '9999-12-31'
  const items = outcome.value.items.toSorted((a, b) =>
    (a.clock?.dueOn ?? far) < (b.clock?.dueOn ?? far)
      ? -1
      : (a.clock?.dueOn ?? far) > (b.clock?.dueOn ?? far)
        ? 1
        : a.number < b.number
          ? -1
          : 1,
  )
  return ok({ items })
}

/** The procedures of the actor's measure, for those who begin a case or want to know what awaits them. */
export async function procedures(needs: CasesNeeds, actor: OfficeActor) {
  const regimeId = actor.jurisdictionId && (await needs.regimeIdOn(actor.jurisdictionId, today(needs.clock)))
  if (!regimeId) return ok({ items: [] })
  const regime = needs.regimes.get(regimeId)
  return ok({ items: regime.procedures.map((procedure) => viewProcedure(regime, procedure, actor)) })
}

function viewProcedure(regime: Regime, procedure: ProcedureRule, actor: OfficeActor) {
  const [first] = procedure.steps
  const name = (party: string) => partyOf(regime, party)?.name ?? party
  return {
    id: procedure.id,
    name: procedure.name,
    order: procedure.order,
    by: procedure.by,
    byName: name(procedure.by),
    mine: actor.parties.includes(procedure.by),
    first: {
      asks: first?.asks ?? [],
      lines: first?.lines ?? false,
      materials: (first?.materials ?? []).map(({ document, when }) => ({
        document,
        name: documentOf(regime, document)?.name ?? document,
        conditional: when.length > 0,
      })),
    },
    steps: procedure.steps.map((step) => ({
      id: step.id,
      name: step.name,
      by: step.by,
      byName: name(step.by),
      term: step.within && formatTerm(step.within),
      lasts: step.lasts && formatTerm(step.lasts),
      basis: basisOf(regime, step.source.cites),
    })),
    leadTime: leadTimeOf(procedure),
  }
}

/** The statutory terms of the others' steps on the way to the end, added up: what an applicant has to reckon with. */
function leadTimeOf(procedure: ProcedureRule): { workingDays: number; days: number } {
  const terms = procedure.steps.filter(({ by }) => by !== procedure.by).flatMap(({ within }) => (within ? [within] : []))
  const lasting = procedure.steps.flatMap(({ lasts }) => (lasts ? [lasts] : []))
  const sum = (unit: string) => [...terms, ...lasting].filter((term) => term.unit === unit).reduce((total, { count }) => total + count, 0)
  return { workingDays: sum('working-day'), days: sum('day') + 30 * sum('month') }
}

import { formatTerm } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { ok, today } from '../../kernel/index.ts'
import { documentOf, type ProcedureRule, partyOf, type Regime } from '../../regimes/index.ts'
import { labelsOf, termInWords } from '../rules/clocks.ts'
import { leadTimeOf } from '../rules/lead-time.ts'
import type { CasesNeeds } from './needs.ts'
import { basisOf } from './view-parts.ts'

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
    regimeId: regime.id,
    name: procedure.name,
    order: procedure.order,
    by: procedure.by,
    byName: name(procedure.by),
    mine: actor.parties.includes(procedure.by),
    about: procedure.about,
    aboutName: procedure.about && name(procedure.about),
    provider: procedure.provider,
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
      term: termInWords(step, labelsOf(procedure)),
      lasts: step.lasts && formatTerm(step.lasts),
      basis: basisOf(regime, step.source.cites),
    })),
    leadTime: leadTimeOf(procedure),
  }
}

import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Id, type Instant, type Reader } from '../../kernel/index.ts'
import { partyOf } from '../../regimes/index.ts'
import { isConsulted, isTurnOf } from '../rules/turn.ts'
import { caseFor, findCase } from '../store/cases.ts'
import { clocksOf } from '../store/clocks.ts'
import { involvedIn } from '../store/involved.ts'
import { type CasesNeeds, lawOf } from './needs.ts'

/** What a case is to somebody: whether he sees it, whether it is his organisation's turn, its opinion is asked, whether it takes part in it. */
export interface Relation {
  readonly sees: boolean
  readonly turn: boolean
  readonly consulted: boolean
  readonly part: boolean
}

/** A case as those who tell people of it need it. */
export interface Followed {
  readonly jurisdictionId: Id
  readonly number: string
  readonly procedureName: string
  readonly organisationId: Id
  /** Where it stands; null when it has ended. */
  readonly step: { readonly id: string; readonly name: string; readonly byName: string } | null
  readonly enteredAt: Instant
  readonly dueOn: Day | null
  /** Organisations that may have to do with it; further ones see it by their sight. */
  readonly organisationIds: readonly Id[]
  readonly stepName: (id: string) => string
  readonly outcomeName: (step: string, outcome: string) => string
  readonly relationOf: (actor: OfficeActor) => Promise<Relation>
}

/** For `notices`: a case and what it is to each of those who might be told of it. Null for an unknown one. */
export async function follow(needs: CasesNeeds, reader: Reader, id: Id): Promise<Followed | null> {
  const file = await caseFor(reader, id)
  if (!file) return null
  const { regime, procedure } = lawOf(needs.regimes, file)
  const involved = await involvedIn(reader, file, dayOf(needs.clock.now()))
  const step = procedure.steps.find((rule) => rule.id === file.step)
  const clock = (await clocksOf(reader, id)).find((each) => each.step === file.step && each.endedAt === null)
  const parts = [file.begunByOrganisationId, file.organisationId, file.providerId, ...involved.named.map((named) => named.organisationId)]
  const seen = new Map<Id, boolean>()
  const sees = async (actor: OfficeActor): Promise<boolean> => {
    const known = seen.get(actor.organisationId) ?? (await findCase(reader, id, actor)) !== null
    seen.set(actor.organisationId, known)
    return known
  }
  return {
    ...{ jurisdictionId: file.jurisdictionId, number: file.number, procedureName: procedure.name, organisationId: file.organisationId },
    step: step ? { id: step.id, name: step.name, byName: partyOf(regime, step.by)?.name ?? step.by } : null,
    enteredAt: file.enteredAt,
    dueOn: clock?.dueOn ?? null,
    organisationIds: [...parts, ...Object.values(involved.superiors)].filter((each) => each !== null),
    stepName: (of) => procedure.steps.find((rule) => rule.id === of)?.name ?? of,
    outcomeName: (of, outcome) =>
      procedure.steps.find((rule) => rule.id === of)?.outcomes.find((rule) => rule.id === outcome)?.name ?? outcome,
    relationOf: async (actor) => {
      if (!(await sees(actor))) return { sees: false, turn: false, consulted: false, part: false }
      const standing = { file, involved }
      const turn = step !== undefined && isTurnOf(actor, regime, procedure, step, standing)
      const consulted = step !== undefined && isConsulted(actor, regime, procedure, step, standing)
      return { sees: true, turn, consulted, part: parts.includes(actor.organisationId) }
    },
  }
}

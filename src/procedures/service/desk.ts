import type { Calendar } from '../../calendar/index.ts'
import type { OfficeActor } from '../../identity/index.ts'
import { posts } from '../../identity/index.ts'
import { documentOf, type Facts, type Field, type ProcedureRule, type Regime, type StepRule } from '../../regimes/index.ts'
import type { CaseFile, Involved, Material, Proposal, Unfit } from '../case.ts'
import { acceptedMaterials, neededMaterials } from '../rules/materials.ts'
import { isTurnOf } from '../rules/turn.ts'
import { type Ahead, nextOf, papersOf } from './ahead.ts'

export interface DeskPaper {
  readonly document: string
  readonly name: string
}

/** What the person whose turn it is finds on his desk: the form, the papers, and what each decision will cause. */
export interface Desk {
  readonly asks: readonly Field[]
  readonly lines: boolean
  readonly materials: readonly (DeskPaper & { readonly needed: boolean; readonly attached: boolean })[]
  readonly outcomes: readonly {
    readonly id: string
    readonly name: string
    readonly toName: string
    readonly opinionRequired: boolean
    readonly asks: readonly Field[]
    readonly materials: readonly DeskPaper[]
    readonly issues: readonly string[]
    readonly papers: ReturnType<typeof papersOf>
    readonly next: ReturnType<typeof nextOf>
  }[]
  readonly levels: readonly { readonly level: string; readonly name: string; readonly passedBy: string | null }[]
  readonly proposal: { readonly outcome: string; readonly outcomeName: string; readonly opinion: string | null } | null
  /** What was typed and does not fit yet: it stands in the form as it was typed, with what is wrong beside it. */
  readonly unfit: Unfit | null
}

interface About extends Pick<Ahead, 'names' | 'arriving'> {
  readonly regime: Regime
  readonly procedure: ProcedureRule
  readonly step: StepRule
  readonly file: CaseFile
  readonly involved: Involved
  readonly proposal: Proposal | null
  readonly materials: readonly Material[]
  readonly facts: Facts
  readonly calendar: Calendar
}

/** Null for whoever's turn it is not. */
export function deskOf(actor: OfficeActor, about: About): Desk | null {
  const { regime, procedure, step, proposal } = about
  if (!isTurnOf(actor, regime, procedure, step, about)) return null
  const paper = (document: string): DeskPaper => ({ document, name: documentOf(regime, document)?.name ?? document })
  const toName = (to: string) => (to === 'end' ? '办结' : (procedure.steps.find(({ id }) => id === to)?.name ?? to))
  return {
    asks: step.asks,
    lines: step.lines,
    materials: takenBy(about).map((each) => ({ ...paper(each.document), ...each })),
    // A work step is left by its work order; its other outcomes are decided here.
    outcomes: step.outcomes
      .filter(({ id }) => !(step.work && id === 'done'))
      .map((outcome) => ({ ...outcome, papers: papersOf(regime, outcome), next: nextOf(about, outcome) }))
      .map(({ id, name, to, opinionRequired, asks, materials, issues, papers, next }) => ({
        papers,
        next,
        id,
        name,
        toName: toName(to),
        opinionRequired,
        asks,
        materials: materials.map(({ document }) => paper(document)),
        issues: issues.map((document) => paper(document).name),
      })),
    levels: step.levels.map((level, index) => ({ level, name: posts[level], passedBy: proposal?.passed[index]?.personName ?? null })),
    proposal: proposal && {
      outcome: proposal.outcome,
      outcomeName: step.outcomes.find(({ id }) => id === proposal.outcome)?.name ?? proposal.outcome,
      opinion: proposal.opinion,
    },
    unfit: about.file.unfit,
  }
}

function takenBy({ step, materials, facts, calendar }: About) {
  const always = step.outcomes[0] ? neededMaterials(step, { ...step.outcomes[0], materials: [] }, facts, calendar) : []
  return acceptedMaterials(step).map((document) => ({
    document,
    needed: always.includes(document),
    attached: materials.some((each) => each.document === document && each.step === step.id),
  }))
}

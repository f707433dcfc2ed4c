import type { OfficeActor } from '../../identity/index.ts'
import { type FileAnswer, type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { type ProcedureRule, partyOf, procedureOf, type Regime } from '../../regimes/index.ts'
import { bpmnOf } from '../diagram/bpmn.ts'
import type { Marked } from '../diagram/bpmn-plane.ts'
import { draw } from '../diagram/draw.ts'
import { type Flow, flowOf } from '../diagram/flow.ts'
import { eventsOf, findCase } from '../store/cases.ts'
import { type CasesNeeds, lawOf } from './needs.ts'
import { basisOf } from './view-parts.ts'

interface Found {
  readonly regime: Regime
  readonly procedure: ProcedureRule
}

function find({ regimes }: Pick<CasesNeeds, 'regimes'>, regimeId: string, id: string): Outcome<Found> {
  if (!regimes.has(regimeId)) return refuse('request.not-found', { facts: { what: '这部办法' } })
  const regime = regimes.get(regimeId)
  const procedure = procedureOf(regime, id)
  return procedure ? ok({ regime, procedure }) : refuse('request.not-found', { facts: { what: '这部办法中的该事项' } })
}

/** A procedure as drawn, and the same in words: every step with who acts, its term, 依据, and where each outcome leads. The law is no one's secret. */
export async function diagramOf(needs: CasesNeeds, regimeId: string, id: string) {
  const found = find(needs, regimeId, id)
  if (!found.ok) return found
  const { regime, procedure } = found.value
  const flow = flowOf(regime, procedure)
  return ok({ ...draw(flow), steps: stepsInWords(regime, flow) })
}

function stepsInWords(regime: Regime, { steps, arrows }: Flow) {
  const nameOf = (to: string | null) => steps.find(({ id }) => id === to)?.name ?? null
  return steps.map(({ id, name, party, term, notes, rule }) => ({
    ...{ id, name, term, notes },
    byName: partyOf(regime, party)?.name ?? party,
    basis: basisOf(regime, rule.source.cites),
    ways: arrows
      .filter(({ from }) => from === id)
      .map((arrow) => ({
        ...{ outcome: arrow.outcome, name: arrow.name, notes: arrow.notes, endsAs: arrow.endsAs },
        toName: nameOf(arrow.to),
      })),
  }))
}

/** A procedure as BPMN 2.0 XML. */
export async function bpmnOfProcedure(needs: CasesNeeds, regimeId: string, id: string): Promise<Outcome<FileAnswer>> {
  const found = find(needs, regimeId, id)
  return found.ok ? ok(await fileOf(found.value, null, found.value.procedure.name)) : found
}

/** The procedure of a case as BPMN 2.0 XML, the steps that it passed and the present one marked. */
export async function bpmnOfCase(needs: CasesNeeds, actor: OfficeActor, id: Id): Promise<Outcome<FileAnswer>> {
  const file = await findCase(needs.db, id, actor)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  const events = await eventsOf(needs.db, id)
  const passed = events.filter(({ kind }) => kind === 'left' || kind === 'elapsed').map(({ step }) => step)
  const law = lawOf(needs.regimes, file)
  return ok(await fileOf(law, { passed, present: file.step }, `${law.procedure.name} ${file.number}`))
}

async function fileOf({ regime, procedure }: Found, marked: Marked | null, name: string): Promise<FileAnswer> {
  const flow = flowOf(regime, procedure)
  const basis = (step: string) => {
    const cites = flow.steps.find(({ id }) => id === step)?.rule.source.cites ?? []
    return basisOf(regime, cites)
      .map(({ words, text }) => `依据${words}：${text}`)
      .join('\n')
  }
  const xml = await bpmnOf(flow, draw(flow), { title: regime.title, basisOf: basis }, marked)
  return { name: `${name}.bpmn`, mediaType: 'application/xml', bytes: new TextEncoder().encode(xml) }
}

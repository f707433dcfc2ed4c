import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, refuse, type Writing } from '../../kernel/index.ts'
import { lockCase } from '../store/cases.ts'
import { checkMaterials, checkTerm } from './complete.ts'
import { judgeLeaving, keepFindings } from './judging.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'
import { pass } from './passage.ts'

/** All of a work order is done: the case leaves the step by `done`, if its term has run and the papers that this takes are there. */
export async function completeWork(needs: CasesNeeds, writing: Writing<OfficeActor>, caseId: Id): Promise<Outcome<null>> {
  const file = await lockCase(writing.tx, caseId)
  if (file.step === null) return refuse('case.ended', { facts: { number: file.number } })
  const { regime, procedure } = lawOf(needs.regimes, file)
  const step = ruleOf(procedure, file.step)
  const outcome = step.outcomes.find(({ id }) => id === 'done')
  if (!step.work || !outcome) throw new Error(`step ${procedure.id}.${step.id} is no work order`)
  const turn = { file, regime, procedure, step }
  const due = await checkTerm(needs, writing, turn)
  if (!due.ok) return due
  const complete = await checkMaterials(needs, writing.tx, turn, outcome)
  if (!complete.ok) return complete
  const judged = await judgeLeaving(needs, writing, turn, outcome)
  if (!judged.ok) return judged
  const passed = await pass(needs, writing, { ...turn, to: outcome.to, outcome, kind: 'left', opinion: null, fields: {}, asks: [] })
  if (!passed.ok) return passed
  await keepFindings(needs, writing, turn, judged.value)
  return passed
}

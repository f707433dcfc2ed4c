import type { PackFault, ProcedureRule, Regime, StepRule } from '../model.ts'
import { faultAt } from './fault.ts'

/** Every step can be reached from the first and leads to the end; work steps and terms are complete. */
export const checkPaths = (regime: Regime): PackFault[] =>
  regime.procedures.flatMap((procedure) => [...paths(procedure), ...steps(procedure)])

const next = (step: StepRule): string[] => [...step.outcomes.map(({ to }) => to), ...(step.else ? [step.else.to] : [])]

function paths(procedure: ProcedureRule): PackFault[] {
  const first = procedure.steps[0]
  if (!first) return [faultAt(procedure.source, `程序 ${procedure.id} 没有步骤`, `在条文下写 step: ${procedure.id}.draft`)]
  const known = (id: string) => id === 'end' || procedure.steps.some((step) => step.id === id)
  // A step without a way out, or with one that leads nowhere, has its own fault; the ways around it cannot be judged.
  if (procedure.steps.some((step) => next(step).length === 0 || !next(step).every(known))) return []
  const reached = closure([first.id], (id) => next(procedure.steps.find((step) => step.id === id) ?? first))
  const leaving = closure(['end'], (id) => procedure.steps.filter((step) => next(step).includes(id)).map((step) => step.id))
  return procedure.steps.flatMap((step) => [
    ...(reached.has(step.id)
      ? []
      : [faultAt(step.source, `步骤 ${procedure.id}.${step.id} 从起点“${first.id}”走不到`, '让某一步骤的结果 to 指向它，或删去它')]),
    ...(leaving.has(step.id)
      ? []
      : [faultAt(step.source, `步骤 ${procedure.id}.${step.id} 进得去，走不到办结`, '给它一个最终通向 end 的结果')]),
  ])
}

function closure(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) if (id !== 'end' || from.includes('end')) for (const to of next(id)) seen.add(to)
  return seen
}

const hasTerm = ({ within, alternatives }: StepRule): boolean => within !== null || alternatives.length > 0

function steps(procedure: ProcedureRule): PackFault[] {
  const name = (step: StepRule) => `步骤 ${procedure.id}.${step.id}`
  const first = procedure.steps[0]
  return [
    ...(first && first.by !== procedure.by
      ? [faultAt(first.source, `${name(first)} 由“${first.by}”办理，而程序由“${procedure.by}”发起`, '第一步由发起方填写')]
      : []),
    ...procedure.steps.flatMap((step) => [
      ...(step.work && !step.outcomes.some(({ id }) => id === 'done')
        ? [faultAt(step.source, `${name(step)} 是工单，却没有结果 done`, '工单全部完成时办件以 done 离开')]
        : []),
      ...(step.else && !hasTerm(step) ? [faultAt(step.source, `${name(step)} 写了 else，却没有期限 within`, '写明 within')] : []),
      ...(step.since && !hasTerm(step) && !step.lasts
        ? [faultAt(step.source, `${name(step)} 写了 since，却没有期限`, '写明 within 或 lasts')]
        : []),
      ...(new Set(step.levels).size !== step.levels.length ? [faultAt(step.source, `${name(step)} 的 levels 有重复`, '每级只写一次')] : []),
    ]),
  ]
}

import type { OrderKind, PackFault, ProcedureRule, Regime, StepRule } from '../model.ts'
import { faultAt } from './fault.ts'

/**
 * What a procedure does to resources must come about in it: lines are written, the provider carries them out, and charging follows.
 * Without this a case would pass through all its steps and nothing would have happened.
 */
export const checkEffects = (regime: Regime): PackFault[] =>
  regime.procedures
    // A procedure without steps, and a step without a way out, have their own faults.
    .filter(({ steps }) => steps.length > 0 && steps.every(({ outcomes }) => outcomes.length > 0))
    .flatMap((procedure) => [...works(procedure), ...turns(regime, procedure), ...charges(regime, procedure)])

const name = (step: StepRule) => `步骤 ${step.procedure}.${step.id}`

function works(procedure: ProcedureRule): PackFault[] {
  const { id, order, steps, source } = procedure
  const odd = steps.filter(({ work, lasts, levels }) => work !== null && (order === 'none' || lasts !== null || levels.length > 0))
  const faults = odd.map((step) =>
    order === 'none'
      ? faultAt(step.source, `${name(step)} 是工单，而程序 ${id} 不办理云资源`, `在 procedure: ${id} 下写明 order，或删去 work`)
      : faultAt(step.source, `${name(step)} 是工单，随工单完成离开，不能再写 lasts 或 levels`, '把等候或审签写成它之后的一步'),
  )
  if (order === 'none' || steps.some(({ lines }) => lines)) return faults
  const fault = faultAt(source, `程序 ${id} 办理云资源，却没有填写资源明细的步骤`, '在填写申请的步骤下写 lines: true')
  return [...faults, fault]
}

/** Somebody's turn must be able to come: a work order goes to whoever is assigned, and a unit acts in cases that a unit began. */
function turns({ parties }: Regime, procedure: ProcedureRule): PackFault[] {
  const seesOf = (id: string) => parties.find((party) => party.id === id)?.sees
  const byUnit = seesOf(procedure.by) === 'own' || (procedure.about !== null && seesOf(procedure.about) === 'own')
  return procedure.steps.flatMap((step, index) => {
    const sees = seesOf(step.by)
    if (step.work && sees && sees !== 'assigned') {
      return [
        faultAt(
          step.source,
          `${name(step)} 是工单，而“${step.by}”不是被指派的一方`,
          `由 sees: assigned 的参与方办理，或在 party: ${step.by} 下写 sees: assigned`,
        ),
      ]
    }
    if (index > 0 && step.by !== procedure.by && sees === 'own' && !byUnit) {
      return [
        faultAt(
          step.source,
          `${name(step)} 由“${step.by}”办理，而程序 ${procedure.id} 由“${procedure.by}”发起，办件不属于任何使用单位，轮不到它`,
          `由“${step.by}”发起这个程序，或在 procedure: ${procedure.id} 下写 about: ${step.by}`,
        ),
      ]
    }
    return []
  })
}

type Event = 'starts' | 'changes' | 'ends'

/** For each kind of order: the event of `money: charging` that must happen within the procedure. */
const follows: Readonly<Record<Exclude<OrderKind, 'none'>, readonly [Event, string]>> = {
  new: ['starts', '开始计费'],
  emergency: ['starts', '开始计费'],
  change: ['changes', '按新数量计费'],
  end: ['ends', '停止计费'],
}

function charges({ charging }: Regime, { id, order, steps, source }: ProcedureRule): PackFault[] {
  if (order === 'none') return []
  const [key, words] = follows[order]
  const delivers = steps.some(({ work }) => work === 'deliver')
  const missing =
    key === 'starts' && !delivers
      ? [faultAt(source, `程序 ${id} 开通云资源，却没有交付的工单`, '在云服务商交付的步骤下写 work: deliver')]
      : []
  // Without a charging rule nothing is settled under this measure at all; one without starts or ends has its own fault.
  const said = charging && (key === 'changes' || charging[key].length > 0)
  if (!said || charging[key].some((event) => event.startsWith(`${id}.`))) return missing
  const remedy = `在 money: charging 的 ${key} 中写明 ${id}.步骤.结果`
  return [...missing, faultAt(source, `程序 ${id} 中没有使云资源${words}的事件`, remedy)]
}

import type { Field, OrderKind, PackFault, ProcedureRule, Regime, StepRule } from '../model.ts'
import { faultAt } from './fault.ts'

/**
 * What a procedure does to resources must come about in it: lines are written, the provider carries them out, and charging follows.
 * Without this a case would pass through all its steps and nothing would have happened.
 */
export const checkEffects = (regime: Regime): PackFault[] =>
  regime.procedures
    // A procedure without steps, and a step without a way out, have their own faults.
    .filter(({ steps }) => steps.length > 0 && steps.every(({ outcomes }) => outcomes.length > 0))
    .flatMap((procedure) => [...works(procedure), ...turns(regime, procedure), ...bodies(regime, procedure), ...charges(regime, procedure)])

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
  // A party that is not defined has its own fault.
  const byUnit = seesOf(procedure.by) === 'own' || (procedure.about !== null && ['own', undefined].includes(seesOf(procedure.about)))
  const named = fieldsOf(procedure).map(({ party }) => party)
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
    if (index > 0 && step.by !== procedure.by && sees === 'own' && !byUnit && !named.includes(step.by)) {
      return [
        faultAt(
          step.source,
          `${name(step)} 由“${step.by}”办理，而程序 ${procedure.id} 由“${procedure.by}”发起，办件不属于任何使用单位，轮不到它`,
          `由“${step.by}”发起这个程序，或在 procedure: ${procedure.id} 下写 about: ${step.by}，或在先前的步骤用 type: body 的项点名`,
        ),
      ]
    }
    return []
  })
}

const fieldsOf = ({ steps }: ProcedureRule): Field[] =>
  steps.flatMap(({ asks, outcomes }) => [...asks, ...outcomes.flatMap((outcome) => outcome.asks)])

/** Whom a case is about, and who is named in it: a unit begins cases about nobody, and an assigned provider is named by one field. */
function bodies({ parties }: Regime, procedure: ProcedureRule): PackFault[] {
  const { id, by, about, order, provider, source } = procedure
  const seesOf = (party: string | null) => parties.find((known) => known.id === party)?.sees
  const naming = fieldsOf(procedure).filter((field) => field.as === 'provider')
  const faults: (readonly [boolean, string, string])[] = [
    [
      about !== null && seesOf(by) === 'own',
      `程序 ${id} 由“${by}”发起，关于“${about}”，而“${by}”只看得到自己的事项`,
      '由主管一方（sees: jurisdiction、area 或 assigned）发起，或删去 about',
    ],
    [
      order !== 'none' && provider === 'assigned' && naming.length === 0,
      `程序 ${id} 的云服务商由办理环节指定（provider: assigned），却没有哪一步指定它`,
      '在指定的步骤下写 asks: [{ field: provider, label: 云服务商, type: body, party: 云服务商一方, as: provider, required: true }]',
    ],
    [
      naming.some(({ many }) => many),
      `程序 ${id} 用 as: provider 指定云服务商，不能再写 many: true`,
      '一个办件只有一家云服务商，删去 many',
    ],
    [
      naming.some(({ party }) => ![undefined, 'assigned'].includes(seesOf(party))),
      `程序 ${id} 中 as: provider 的项点名的不是被指派的一方`,
      '写 party: 一个 sees: assigned 的参与方',
    ],
  ]
  return faults.flatMap(([wrong, fault, remedy]) => (wrong ? [faultAt(source, fault, remedy)] : []))
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

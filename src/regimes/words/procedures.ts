import { formatTerm } from '../../calendar/index.ts'
import { stepFacts } from '../checks/rules.ts'
import type { Field, Material, OrderKind, OutcomeRule, ProcedureRule, Regime, StepRule, WorkKind } from '../model.ts'
import { conditionInWords, factName } from './conditions.ts'
import { documentName, eventInWords, partyName, said, together } from './names.ts'

const orders: Readonly<Record<OrderKind, string | null>> = {
  new: '开通云资源',
  change: '调整已有云资源',
  end: '停用并收回云资源',
  emergency: '先行发放云资源，事后补办手续',
  none: null,
}

const suppliers: Readonly<Record<ProcedureRule['provider'], string>> = {
  chosen: '',
  single: '，云服务商只有一家',
  assigned: '，云服务商由办理环节指定',
}

/** Who begins a procedure, about whom, what it does to resources, and its steps in order. */
export function procedureInWords(regime: Regime, { name, by, about, order, provider, steps }: ProcedureRule): string {
  const effect = orders[order] ? `，办理的是${orders[order]}${order === 'none' ? '' : suppliers[provider]}` : ''
  const whom = about ? `，办件关于${partyName(regime, about)}` : ''
  return `${name}：由${partyName(regime, by)}发起${whom}${effect}；依次为${together(steps.map((step) => `“${step.name}”`))}。`
}

const levels = { handler: '经办', reviewer: '审核', approver: '审定', signer: '签发' } as const
const works: Readonly<Record<WorkKind, string>> = {
  test: '由云服务商按工单开通测试环境',
  deliver: '由云服务商按工单开通资源',
  change: '由云服务商按工单调整资源',
  reclaim: '由云服务商按工单收回资源',
}

/** The parts of a step that have words, by their keys in the pack; local practice may have added some of them. */
function stepParts(regime: Regime, step: StepRule): Readonly<Record<string, string | null>> {
  const { within, lasts, since, suspends } = step
  const named = (id: string) =>
    regime.procedures.find(({ id }) => id === step.procedure)?.steps.find((other) => other.id === id)?.name ?? id
  const from = since ? `自${eventInWords(regime, since)}起` : ''
  return {
    by: `由${partyName(regime, step.by)}办理`,
    with: step.with.length > 0 ? `会同${together(step.with.map((id) => partyName(regime, id)))}` : null,
    within: termInWords(regime, step, from),
    lasts: lasts && `${within ? '' : from}至少满${formatTerm(lasts)}`,
    suspends: suspends && `其间“${named(suspends)}”停止计时`,
    levels:
      step.levels.length > 0 ? `分${together(step.levels.map((level) => levels[level]))}${step.levels.length}级，由不同人员办理` : null,
    lines: linesInWords(regime, step),
    asks: fieldsInWords(regime, step.asks),
    materials: materialsInWords(regime, step, step.materials),
    work: step.work && works[step.work],
    outcomes:
      step.outcomes.length > 0
        ? `结果为${together(
            step.outcomes.map((outcome) => outcomeInWords(regime, step, outcome)),
            '或',
          )}`
        : null,
    else: step.else && `逾期未办的，${leading(regime, step, step.else.to)}（${step.else.name}）`,
  }
}

/** 步骤“受理”：由云主管部门办理，5个工作日内，结果为“受理”（进入“审核”，出具《受理通知书》）或“不予受理”（退回“申请”，须写明意见）。 */
export const stepInWords = (regime: Regime, step: StepRule): string =>
  `步骤“${step.name}”：${said(...Object.values(stepParts(regime, step))).join('，')}。`

/** What local practice adds to a step: 步骤“审核”补充：分经办、审核和签发3级，由不同人员办理。 */
export function addedInWords(regime: Regime, step: StepRule, keys: readonly string[]): string {
  const parts = stepParts(regime, step)
  return `步骤“${step.name}”补充：${said(...keys.map((key) => parts[key] ?? null)).join('，')}。`
}

/** 自…起，系统类型为“新建”的至批复的项目建设期截止日；其他30个工作日内. */
function termInWords(regime: Regime, step: StepRule, from: string): string | null {
  const { within, alternatives } = step
  if (alternatives.length === 0) return within && `${from}${formatTerm(within)}内`
  const facts = stepFacts(regime, step.procedure)
  const each = alternatives.map(({ when, term, until }) => {
    const end = term ? `${formatTerm(term)}内` : `至${factName(until ?? '', facts)}止`
    return when.length > 0 ? `${conditionInWords(when, facts)}的${end}` : `其他${end}`
  })
  return `${from ? `${from}，` : ''}${[...each, ...(within ? [`其他${formatTerm(within)}内`] : [])].join('；')}`
}

/** Who writes the lines is said where it is not who began the case. */
function linesInWords(regime: Regime, step: StepRule): string | null {
  const procedure = regime.procedures.find(({ id }) => id === step.procedure)
  return step.lines ? `${procedure?.by === step.by ? '' : `由${partyName(regime, step.by)}`}填写资源明细` : null
}

function fieldsInWords(regime: Regime, asks: readonly Field[]): string | null {
  const inWords = ({ label, required, party, many, as }: Field) => {
    const details = said(
      !required && '选填',
      party !== null && `${as ? '指定' : '点名'}${partyName(regime, party)}${many ? '，可以有几家' : ''}`,
    )
    return details.length > 0 ? `${label}（${details.join('，')}）` : label
  }
  return asks.length > 0 ? `填写${asks.map(inWords).join('、')}` : null
}

function materialsInWords(regime: Regime, step: StepRule, materials: readonly Material[]): string | null {
  const facts = stepFacts(regime, step.procedure)
  const inWords = ({ document, when }: Material) =>
    `${documentName(regime, document)}${when.length > 0 ? `（${conditionInWords(when, facts)}时）` : ''}`
  return materials.length > 0 ? `提交${materials.map(inWords).join('、')}` : null
}

/** Where a case goes: back to a step written earlier, on to a later one, or to its end. */
function leading(regime: Regime, step: StepRule, to: string, endsAs: OutcomeRule['endsAs'] = 'done'): string {
  if (to === 'end') return { done: '办结', refused: '不予办理，办结', withdrawn: '撤回，办结' }[endsAs]
  const steps = regime.procedures.find(({ id }) => id === step.procedure)?.steps ?? []
  const [here, there] = [steps.findIndex(({ id }) => id === step.id), steps.findIndex(({ id }) => id === to)]
  return `${there <= here ? '退回' : '进入'}“${steps[there]?.name ?? to}”`
}

function outcomeInWords(regime: Regime, step: StepRule, outcome: OutcomeRule): string {
  const details = said(
    leading(regime, step, outcome.to, outcome.endsAs),
    outcome.opinionRequired && '须写明意见',
    fieldsInWords(regime, outcome.asks),
    materialsInWords(regime, step, outcome.materials),
    outcome.issues.length > 0 && `出具${outcome.issues.map((id) => documentName(regime, id)).join('、')}`,
  )
  return `“${outcome.name}”（${details.join('，')}）`
}

import { formatTerm } from '../calendar/index.ts'
import { type FactRules, ruleFacts, stepFacts } from './checks/rules.ts'
import { conditionInWords, factName } from './condition-words.ts'
import type {
  ChargingRule,
  CycleRule,
  Derivation,
  DimensionRule,
  DocumentRule,
  DutyRule,
  EvaluationRule,
  Field,
  GuardRule,
  Material,
  OrderKind,
  OutcomeRule,
  PartyRule,
  ProcedureRule,
  Regime,
  Sees,
  StepRule,
  WorkKind,
} from './model.ts'
import { type FactRule, occasion } from './occasions.ts'
import { permissions } from './permissions.ts'
import { citeInWords } from './reading/cite.ts'

/** Names of things as the pack itself calls them; what is not defined keeps its word. */
const partyName = (regime: Regime, id: string): string => regime.parties.find((party) => party.id === id)?.name ?? id
const documentName = (regime: Regime, id: string): string => `《${regime.documents.find((document) => document.id === id)?.name ?? id}》`
const together = (words: readonly string[], last = '和'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}${last}${words.at(-1)}`
const said = (...phrases: readonly (string | false | null)[]): string[] => phrases.filter((phrase): phrase is string => Boolean(phrase))

/** An event `apply.confirm.confirm` as people say it: 云资源申请“确认”环节“确认发放完成”. */
export function eventInWords(regime: Regime, event: string): string {
  const [procedureId, stepId, outcomeId] = event.split('.')
  const procedure = regime.procedures.find(({ id }) => id === procedureId)
  const step = procedure?.steps.find(({ id }) => id === stepId)
  const outcome = step?.outcomes.find(({ id }) => id === outcomeId)
  return procedure && step && outcome ? `${procedure.name}“${step.name}”环节“${outcome.name}”` : event
}

const sees: Readonly<Record<Sees, string>> = {
  own: '查看本单位及所属单位的事项',
  area: '查看本区划各单位的事项',
  assigned: '查看分派给本单位的事项',
  jurisdiction: '查看本办法适用范围内的全部事项',
}

/** 云主管部门（省数据局）：查看…；可确定最高限价、审核结算单。 */
export function partyInWords({ name, body, sees: sight, may }: PartyRule): string {
  const can = may.length > 0 ? `；可以${may.map((word) => permissions[word].replace(/（.*）$/, '')).join('、')}` : ''
  return `${name}${body ? `（${body}）` : ''}：${sees[sight]}${can}。`
}

/** Who writes a paper, the platform or people, and who is told of it. */
export function documentInWords(regime: Regime, { name, says, to, copies, published }: DocumentRule): string {
  const names = (ids: readonly string[]) => together(ids.map((id) => partyName(regime, id)))
  const phrases = said(
    says === null ? '由办理人提交' : '由平台按固定文字出具',
    to.length > 0 && `主送${names(to)}`,
    copies.length > 0 && `抄送${names(copies)}`,
    published && '在适用范围内公开',
  )
  return `《${name}》：${phrases.join('，')}。`
}

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

const verdicts: Readonly<Record<GuardRule['then'], string>> = {
  refuse: '不予办理',
  flag: '允许办理，但记录在案并提示',
  permit: '允许',
  exclude: '该行不纳入结算',
  deduct: '该行扣减',
}

/** The facts whose values are names of the pack itself, with what people call them. */
function namedFacts(regime: Regime, { when }: GuardRule): FactRules {
  const explained = (what: string, holds: 'text' | 'names', named: readonly (readonly [string, string])[]): FactRule => ({
    holds,
    says: `${what}：${named.map(([id, name]) => `${id} ${name.replaceAll('，', '、')}`).join('，')}`,
  })
  const steps = regime.procedures.flatMap(({ id, name, steps }) => steps.map((step) => ({ ...step, at: `${id}.${step.id}`, of: name })))
  const places = steps.map(({ at, of, name }) => [at, `${of}·${name}`] as const)
  const at = new Set(
    when.flatMap(({ fact, test }) => (fact === 'step' ? (test.is === 'equal' ? [test.value] : 'values' in test ? test.values : []) : [])),
  )
  const outcomes = steps.filter((step) => at.has(step.at)).flatMap((step) => step.outcomes.map(({ id, name }) => [id, name] as const))
  return {
    procedure: explained(
      '程序',
      'text',
      regime.procedures.map(({ id, name }) => [id, name]),
    ),
    step: explained('所在步骤', 'text', places),
    outcome: explained('所选结果', 'text', outcomes),
    duty: explained(
      '义务',
      'text',
      regime.duties.map(({ id, name }) => [id, name]),
    ),
    evaluation: explained(
      '考评',
      'text',
      regime.evaluations.map(({ id, name }) => [id, name]),
    ),
    'unit.at': explained('该单位未办结的办件所处步骤', 'names', places),
    'provider.at': explained('该云服务商未办结的办件所处步骤', 'names', places),
  }
}

/** 提交申请时，逐行判断：资源池是否存量为“是”，且…的，不予办理，提示“…”。 */
export function ruleInWords(regime: Regime, rule: GuardRule): string {
  const { on, each, when, then, says, opens, lasting, percent, excepts } = rule
  const known = occasion(on)
  const facts = { ...ruleFacts(regime, rule), ...namedFacts(regime, rule) }
  const often = lasting > 1 ? `连续${lasting}期` : ''
  const about = when.length > 0 ? `${often}${conditionInWords(when, facts)}的，` : often && `${often}的，`
  const begun = opens && `，并启动“${regime.procedures.find(({ id }) => id === opens)?.name ?? opens}”程序`
  const text = says
    .replace(/\{([\w.-]+)\}/g, (_, name: string) => `〔${factName(name, facts)}〕`)
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
  const before = excepts.length > 0 ? `，优先于规则${excepts.map((id) => `“${id}”`).join('、')}` : ''
  const moment = (known?.says ?? on).replace(/（.*）/, '')
  return `${moment}，${each ? '逐行判断：' : ''}${about}${verdicts[then]}${percent === null ? '' : `${percent}%`}${begun ?? ''}${before}：“${text}”。`
}

/** When and how charging runs. */
export function chargingInWords(regime: Regime, { by, starts, changes, ends, counts, from }: ChargingRule): string {
  const events = (names: readonly string[]) => names.map((name) => eventInWords(regime, name)).join('或')
  const period = by === 'month' ? '月' : '年'
  const phrases = said(
    `按${period}计费`,
    starts.length > 0 && `自${events(starts)}${from === 'next-month' ? '的次月首日' : '之日'}起`,
    ends.length > 0 && `至${events(ends)}之日止`,
    `${from === 'next-month' ? '' : `首日${counts.includes('start') ? '计费' : '不计费'}、`}末日${counts.includes('end') ? '计费' : '不计费'}`,
    changes.length > 0 && `自${events(changes)}之日起按变更后的数量计`,
    `不足一${period}的按实际天数占当${period}天数的比例计`,
    '每行四舍五入到分',
  )
  return `${phrases.join('；')}。`
}

/** When the cycle begins, who accounts and who reviews. */
export function cycleInWords(regime: Regime, { begins, first, accounts, reviews }: CycleRule): string {
  const [month, day] = begins.split('-').map(Number)
  const beginning = first === 'contract' ? '首期自合同开始之日起' : '首期也自该日起'
  return `结算周期每年${month}月${day}日起，一年一期，${beginning}；由${partyName(regime, accounts)}汇总核算，由${partyName(regime, reviews)}审核。`
}

const periods = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' } as const
const happenings: Readonly<Record<string, string>> = {
  'system.registered': '系统登记',
  'system.cut-over': '系统割接上线',
  'contract.signed': '合同签订',
}

/** When a duty arises. */
function arisingInWords(regime: Regime, { every, after, during, keeps, renews }: DutyRule): string {
  if (every) return typeof every === 'string' ? periods[every] : `每${formatTerm(every)}`
  if (during) return '在宣布的重要时期内'
  if (keeps) return `始终持有有效的${documentName(regime, keeps)}${renews ? `，并在到期前${formatTerm(renews)}办理更新` : ''}`
  return `在${after.map((name) => happenings[name] ?? eventInWords(regime, name)).join('或')}之后`
}

/** Who owes what to whom, and when. */
export function dutyInWords(regime: Regime, duty: DutyRule): string {
  const { name, by, to, every, within, evidence, keeps, each, says } = duty
  const term = within ? `，${every ? '期末后' : ''}${formatTerm(within)}内` : ''
  const receivers = to.length > 0 ? `，报${together(to.map((id) => partyName(regime, id)))}` : ''
  const proof = evidence && !keeps ? `，以${documentName(regime, evidence)}为证` : ''
  const whose = each === 'system' ? '就每个系统' : ''
  return `${name}：${partyName(regime, by)}${whose}${arisingInWords(regime, duty)}${term}${says ? `，${says.replace(/。$/, '')}` : ''}${receivers}${proof}。`
}

const evaluationPeriods = {
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  cycle: '每个结算周期',
  'contract-year': '每个合同年度',
} as const

/** Who is evaluated by whom, how often, and on what. */
export function evaluationInWords(regime: Regime, { name, of, by, every, dimensions, objections, published }: EvaluationRule): string {
  const source = ({ indicator, survey, by }: DimensionRule) =>
    indicator ? '平台计算' : survey ? `${partyName(regime, survey)}满意度` : `${together(by.map((id) => partyName(regime, id)))}评分`
  const scored = dimensions.map((dimension) => `${dimension.name}（${source(dimension)}）`).join('、')
  const after = said(objections && `公布后${formatTerm(objections)}内可以提出异议`, published && '结果公开')
  return `${name}：${partyName(regime, by)}${evaluationPeriods[every]}考评${partyName(regime, of)}，维度为${scored}${after.map((each) => `；${each}`).join('')}。`
}

/** 上级办法第十四条的规则在此适用：…；上级办法第十四条的规则不适用：…. */
export function derivationInWords(regime: Regime, { kind, articles, says }: Derivation): string {
  const title = regime.upper?.title ?? ''
  const passages = articles.map((cite) => citeInWords(cite)).join('、')
  return `《${title}》${passages}的规则${kind === 'inherits' ? '在此适用' : '不适用'}：${says ?? ''}。`.replace(/。。$/, '。')
}

import type { DutyRule, EvaluationRule, PackFault, ProcedureRule, Regime, Source, StepRule } from '../model.ts'
import { articleOf, citeInWords, upperOf } from '../reading/cite.ts'
import { faultAt, list } from './fault.ts'

/** Every party, document, event and citation that a block names must be defined; no name is defined twice. */
export function checkNames(regime: Regime): PackFault[] {
  return [
    ...articlesTwice(regime),
    ...spelling(regime),
    ...twice('party', regime.parties),
    ...twice('document', regime.documents),
    ...twice('procedure', regime.procedures),
    ...twice('rule', regime.rules),
    ...twice('adjustment', regime.adjustments),
    ...twice('duty', regime.duties),
    ...twice('evaluation', regime.evaluations),
    ...twice('interpretation', regime.interpretations),
    ...regime.procedures.flatMap((procedure) => twice(`${procedure.id} 的 step`, procedure.steps)),
    ...regime.procedures.flatMap((procedure) => procedureNames(regime, procedure)),
    ...cycleNames(regime),
    ...dutyNames(regime),
    ...evaluationNames(regime),
    ...documentNames(regime),
    ...chargingNames(regime),
    ...citations(regime),
    ...validity(regime),
  ]
}

function articlesTwice({ articles }: Regime): PackFault[] {
  return articles.flatMap(({ cite, file, line }, index) => {
    const before = articles.slice(0, index).find((article) => article.cite === cite)
    if (!before || !cite) return []
    const fault = `${citeInWords(cite)}出现了两次（另见 ${before.file}:${before.line}）`
    return [{ file, line, article: cite, fault, remedy: '核对条的编号' }]
  })
}

function spelling(regime: Regime): PackFault[] {
  const { parties, documents, procedures, rules, adjustments, duties, evaluations, interpretations } = regime
  const steps = procedures.flatMap((procedure) => procedure.steps)
  const blocks = [
    ...parties,
    ...documents,
    ...procedures,
    ...steps,
    ...rules,
    ...adjustments,
    ...duties,
    ...evaluations,
    ...interpretations,
  ]
  const outcomes = steps.flatMap((step) => step.outcomes.map(({ id }) => ({ id, source: step.source })))
  return [
    ...[...blocks, ...outcomes]
      .filter(({ id }) => id && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
      .map(({ id, source }) => faultAt(source, `名字“${id}”不合写法`, '用小写英文单词，以连字符相连，如 refusal-notice')),
    ...steps.filter(({ id }) => id === 'end').map(({ source }) => faultAt(source, '步骤不能叫 end', 'end 专指办结，换一个名字')),
  ]
}

function twice(kind: string, blocks: readonly { id: string; source: Source }[]): PackFault[] {
  const first = new Map<string, Source>()
  return blocks.flatMap(({ id, source }) => {
    const before = first.get(id)
    if (!before) first.set(id, source)
    if (!before) return []
    return [faultAt(source, `${kind} “${id}”定义了两次（另见 ${before.file}:${before.line}）`, '保留一处，或换一个名字')]
  })
}

function party(regime: Regime, source: Source, where: string, id: string): PackFault[] {
  // A name that is not said at all has its own fault.
  if (!id || regime.parties.some((known) => known.id === id)) return []
  return [faultAt(source, `${where}“${id}”没有定义为参与方`, `先写 party: ${id}；已定义：${list(regime.parties.map((known) => known.id))}`)]
}

function document(regime: Regime, source: Source, id: string, issued: boolean): PackFault[] {
  const known = regime.documents.find((document) => document.id === id)
  if (!known)
    return [faultAt(source, `文书“${id}”没有定义`, `先写 document: ${id}；已定义：${list(regime.documents.map((each) => each.id))}`)]
  if (issued && known.says === null) return [faultAt(source, `文书“${id}”由平台出具，却没有写明文字`, `在 document: ${id} 下写 says: …`)]
  return []
}

function event(regime: Regime, source: Source, where: string, name: string): PackFault[] {
  const [procedureId, stepId, outcomeId, ...more] = name.split('.')
  const procedure = regime.procedures.find(({ id }) => id === procedureId)
  const step = procedure?.steps.find(({ id }) => id === stepId)
  if (more.length === 0 && step?.outcomes.some(({ id }) => id === outcomeId)) return []
  const known = step
    ? step.outcomes.map(({ id }) => id)
    : procedure
      ? procedure.steps.map(({ id }) => id)
      : regime.procedures.map(({ id }) => id)
  return [faultAt(source, `${where}“${name}”不是任何步骤的结果`, `写成 程序.步骤.结果；此处可用：${list(known)}`)]
}

function procedureNames(regime: Regime, procedure: ProcedureRule): PackFault[] {
  return [
    ...party(regime, procedure.source, '发起方', procedure.by),
    ...(procedure.about ? party(regime, procedure.source, '办件所关于的一方', procedure.about) : []),
    ...procedure.steps.flatMap((step) => stepNames(regime, procedure, step)),
  ]
}

/** A term counts from what happened in its own case. */
function sinceNamed(regime: Regime, { id }: ProcedureRule, source: Source, since: string): PackFault[] {
  const unknown = event(regime, source, '期限起点', since)
  if (unknown.length > 0 || since.split('.')[0] === id) return unknown
  return [faultAt(source, `期限起点“${since}”不在程序 ${id} 之内`, `期限从本办件的事件起算；写成 ${id}.步骤.结果`)]
}

function stepNames(regime: Regime, procedure: ProcedureRule, step: StepRule): PackFault[] {
  const { source } = step
  const outcomes = step.outcomes
  const stepNamed = (where: string, id: string): PackFault[] =>
    procedure.steps.some((known) => known.id === id)
      ? []
      : [faultAt(source, `${where}“${id}”不是程序 ${procedure.id} 的步骤`, `可用：${list(procedure.steps.map((known) => known.id))}、end`)]
  return [
    ...[step.by, ...step.with].flatMap((id) => party(regime, source, '办理方', id)),
    ...[...step.asks, ...outcomes.flatMap(({ asks }) => asks)].flatMap((ask) =>
      ask.party ? party(regime, source, `“${ask.label}”的`, ask.party) : [],
    ),
    ...(step.since ? sinceNamed(regime, procedure, source, step.since) : []),
    ...(step.suspends ? stepNamed('中止计时的步骤', step.suspends) : []),
    ...(step.else && step.else.to !== 'end' ? stepNamed('逾期去向', step.else.to) : []),
    ...outcomes.flatMap(({ to }) => (to === 'end' ? [] : stepNamed('去向', to))),
    ...outcomes.flatMap(({ issues }) => issues.flatMap((id) => document(regime, source, id, true))),
    ...[...step.materials, ...outcomes.flatMap(({ materials }) => materials)].flatMap((material) =>
      document(regime, source, material.document, false),
    ),
  ]
}

function cycleNames(regime: Regime): PackFault[] {
  const { cycle } = regime
  if (!cycle) return []
  const named: readonly (readonly [string, 'accounts' | 'reviews' | 'pays'])[] = [
    ['核算方', 'accounts'],
    ['审核方', 'reviews'],
    ['付款方', 'pays'],
  ]
  return named.flatMap(([where, key]) => {
    // A key that no article says has its own fault.
    const source = cycle.sources.find(({ cites }) => cites === cycle.cites[key])
    return source ? party(regime, source, where, cycle[key]) : []
  })
}

const dutyNames = (regime: Regime): PackFault[] =>
  regime.duties.flatMap((duty) => [
    ...party(regime, duty.source, '义务人', duty.by),
    ...duty.to.flatMap((to) => party(regime, duty.source, '接收方', to)),
    ...duty.after.filter((name) => !happenings.includes(name)).flatMap((name) => event(regime, duty.source, '义务产生的事件', name)),
    ...[duty.evidence, duty.keeps].flatMap((id) => (id ? document(regime, duty.source, id, false) : [])),
    ...neverArising(regime, duty),
  ])

/** What happens to a system is the matter of whoever has systems, provides for them, or sees them all. */
function neverArising({ parties }: Regime, { by, after, source }: DutyRule): PackFault[] {
  const owner = parties.find(({ id }) => id === by)
  if (owner?.sees !== 'own' || owner.may.includes('system.register')) return []
  return after
    .filter((name) => name.startsWith('system.'))
    .map((name) =>
      faultAt(
        source,
        `“${by}”不登记系统，${name} 时不会对它产生义务`,
        `由登记系统的一方承担，或在 party: ${by} 下写 may: [system.register]`,
      ),
    )
}

/** What happens outside a case and may bring a duty about. */
export const happenings: readonly string[] = ['system.registered', 'system.cut-over', 'contract.signed']

const evaluationNames = (regime: Regime): PackFault[] =>
  regime.evaluations.flatMap(({ source, of, by, dimensions, weights }) => [
    ...party(regime, source, '被考评方', of),
    ...party(regime, source, '组织考评方', by),
    ...dimensions.flatMap((dimension) => [
      ...dimension.by.flatMap((id) => party(regime, source, '评分方', id)),
      ...(dimension.survey ? party(regime, source, '受访方', dimension.survey) : []),
    ]),
    ...Object.keys(weights)
      .filter((id) => !dimensions.some((dimension) => dimension.id === id))
      .map((id) => faultAt(source, `权重里的“${id}”不是考评的维度`, `可用：${list(dimensions.map((dimension) => dimension.id))}`)),
    ...weightFaults(source, dimensions, weights),
  ])

/** Weights that nobody could reckon with: a dimension without one, or a sum that is not 100. Without any, the jurisdiction sets them. */
function weightFaults(source: Source, dimensions: EvaluationRule['dimensions'], weights: EvaluationRule['weights']): PackFault[] {
  // A name that is no dimension has its own fault.
  if (Object.keys(weights).length === 0 || Object.keys(weights).some((id) => !dimensions.some((each) => each.id === id))) return []
  const without = dimensions.filter(({ id }) => !Object.hasOwn(weights, id)).map(({ name }) => name)
  if (without.length > 0) return [faultAt(source, `权重没有写维度“${without.join('”、“')}”`, '每个维度都写权重，合计 100')]
  const hundredths = Object.values(weights).reduce((sum, weight) => sum + Math.round(Number(weight) * 100), 0)
  return hundredths === 10_000 ? [] : [faultAt(source, `权重合计 ${hundredths / 100}，不是 100`, '改写权重，使合计为 100')]
}

const documentNames = (regime: Regime): PackFault[] =>
  regime.documents.flatMap(({ source, to, copies }) => [
    ...to.flatMap((id) => party(regime, source, '主送方', id)),
    ...copies.flatMap((id) => party(regime, source, '抄送方', id)),
  ])

function chargingNames(regime: Regime): PackFault[] {
  const { charging } = regime
  if (!charging) return []
  return (['starts', 'changes', 'ends'] as const).flatMap((key) => {
    const source = charging.sources.find(({ cites }) => cites === charging.cites[key])
    return source ? charging[key].flatMap((name) => event(regime, source, `计费事件 ${key} 的`, name)) : []
  })
}

function citations(regime: Regime): PackFault[] {
  const known = new Set(regime.articles.flatMap(({ cite, passages }) => [cite, ...passages.map((passage) => passage.cite)]))
  const check = (source: Source, cites: readonly string[]): PackFault[] =>
    cites
      .filter((cite) => !known.has(cite) && !upperOf(cite))
      .map((cite) => faultAt(source, `引用的条文“${cite}”不存在`, nearest(regime, cite)))
  const blocks = [
    ...regime.parties,
    ...regime.documents,
    ...regime.procedures,
    ...regime.procedures.flatMap(({ steps }) => steps),
    ...regime.rules,
    ...regime.adjustments,
    ...regime.duties,
    ...regime.evaluations,
    ...regime.interpretations,
    ...regime.uncarried,
    ...regime.derivations,
    ...regime.amendments,
  ]
  return [
    ...blocks.flatMap(({ source }) => check(source, source.cites)),
    ...regime.interpretations.flatMap(({ source, on }) => check(source, on)),
    ...[...(regime.charging?.sources ?? []), ...(regime.cycle?.sources ?? [])].flatMap((source) => check(source, source.cites)),
  ]
}

function nearest(regime: Regime, cite: string): string {
  const article = regime.articles.find((known) => known.cite === articleOf(cite))
  if (!article) return `本办法共 ${regime.articles.length} 条；写成 19（条）、19.2（项）、14¶2（款）或 39¶1.5（款的项）`
  return `${citeInWords(article.cite)}可引：${list(new Set([article.cite, ...article.passages.map((passage) => passage.cite)]))}`
}

function validity({ validity: said, expires, ...regime }: Regime): PackFault[] {
  const head = (fault: string, remedy: string) => [{ file: 'measure.md', line: 1, article: '', fault, remedy }]
  if (said && said.lastDay !== expires) {
    return [faultAt(said.source, `有效期 ${said.lastDay ?? 'open'} 与卷首的 expires: ${expires ?? 'null'} 不一致`, '两处写成同一天')]
  }
  if (expires && !said) return head(`卷首写明 ${expires} 届满，却没有条文承载`, `在规定有效期的条文下写 validity: ${expires}`)
  if (expires && regime.effective > expires) return head('届满日早于施行日', '核对 effective 与 expires')
  return []
}

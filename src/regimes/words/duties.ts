import { formatTerm } from '../../calendar/index.ts'
import type { Derivation, DimensionRule, DutyRule, EvaluationRule, Regime } from '../model.ts'
import { citeInWords } from '../reading/cite.ts'
import { documentName, eventInWords, partyName, said, together } from './names.ts'

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

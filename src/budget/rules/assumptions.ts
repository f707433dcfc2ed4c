import type { Day } from '../../kernel/index.ts'
import type { EstimateGrounds } from '../../settlement/index.ts'

export const assumptionKinds = [
  'histories-run-on',
  'within-contract',
  'contract-renewed',
  'prices-kept',
  'price-revised',
  'approved-added',
  'approved-changed',
  'approved-ended',
  'ends-known',
  'quantities-carried',
  'no-adjustment',
  'left-out',
] as const

/** Something that an estimate takes for granted, in a sentence, and whom or what it concerns. */
export interface Assumption {
  readonly kind: (typeof assumptionKinds)[number]
  readonly says: string
  readonly names: readonly string[]
}

/** What is known when an estimate is made. */
export interface Grounds extends EstimateGrounds {
  readonly leftOut: number
  readonly startsOn: Day
  /** Contracts that run out before the cycle is over, as people name them. */
  readonly contracts: readonly string[]
  /** Lines of open cases that have passed their review, and the cases. */
  readonly added: Approved
  readonly changed: Approved
  readonly ended: Approved
}

interface Approved {
  readonly lines: number
  readonly cases: readonly string[]
}

const namedMost = 200

/** The assumptions of an estimate, one a matter; what does not occur is not said. */
export function assumptionsOf(grounds: Grounds): Assumption[] {
  const { running, ending, carried, revisions, kept, leftOut, startsOn, contracts, added, changed, ended } = grounds
  const said: (Assumption | null)[] = [
    { kind: 'histories-run-on', says: `在用的 ${running} 项云资源按现有数量使用到周期结束，另有说明的除外`, names: [] },
    { kind: 'within-contract', says: '周期内的服务均在合同范围之内、纳入监管、质量合格；独立结算等规则照常适用', names: [] },
    { kind: 'no-adjustment', says: '不预计考评结果、可用率和评估报告带来的增减', names: [] },
    about('contract-renewed', contracts, `${contracts.length} 份合同在周期结束前到期，视为按原条件续签`),
    about(
      'prices-kept',
      kept.map(({ item, since }) => `${item}（自 ${since}）`),
      `${kept.length} 项价格到期后没有新价格，沿用最后一版`,
    ),
    about(
      'price-revised',
      revisions.map(({ item, from }) => `${item}（自 ${from}）`),
      `周期内有 ${revisions.length} 次已登记的价格调整，自各自的首日起按新价格计`,
    ),
    approved('approved-added', added, `已审核通过、尚未计费的 ${added.lines} 行云资源，视为自 ${startsOn} 起计费`),
    approved('approved-changed', changed, `已审核通过、尚未完成的 ${changed.lines} 行数量调整，视为自 ${startsOn} 起生效`),
    approved('approved-ended', ended, `已审核通过、尚未完成的 ${ended.lines} 行注销，视为自 ${startsOn} 起停止计费`),
    ending > 0 ? { kind: 'ends-known', says: `${ending} 项云资源在周期内停止计费（已登记的停止日和上述注销）`, names: [] } : null,
    carried > 0
      ? {
          kind: 'quantities-carried',
          says: `按小时、工作量、计量计费的 ${carried} 项云资源，各月数量同最近十二个整月中的同一月份；尚无数量的月份不计`,
          names: [],
        }
      : null,
    leftOut > 0 ? { kind: 'left-out', says: `${leftOut} 项云资源没有可用的价格，未计入；逐处列出`, names: [] } : null,
  ]
  return said.filter((assumption) => assumption !== null)
}

const about = (kind: Assumption['kind'], names: readonly string[], says: string): Assumption | null =>
  names.length === 0 ? null : { kind, says, names: names.slice(0, namedMost) }

const approved = (kind: Assumption['kind'], { lines, cases }: Approved, says: string): Assumption | null =>
  lines === 0 ? null : { kind, says, names: cases.slice(0, namedMost) }

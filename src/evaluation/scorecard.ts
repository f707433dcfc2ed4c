import type { Fault, Id } from '../kernel/index.ts'
import type { DimensionRule, EvaluationRule } from '../regimes/index.ts'
import type { Scale } from './scale.ts'
import { exactRatio, exactText, meanOf, percentOf, type Ratio, ratioOf, scoreText, sharesOf, totalOf } from './score.ts'

export const states = ['open', 'concluded', 'published'] as const
export type ScorecardState = (typeof states)[number]
export const stateNames: Readonly<Record<ScorecardState, string>> = { open: '评分中', concluded: '已汇总、待公布', published: '已公布' }

/** Where the score of a dimension comes from. */
export type Origin = 'computed' | 'survey' | 'scored'
export const originOf = ({ indicator, survey }: DimensionRule): Origin => (indicator ? 'computed' : survey ? 'survey' : 'scored')

/** What the platform counted for an indicator: so many of so many. */
export interface Figure {
  readonly numerator: string
  readonly denominator: string
}

/** A dimension as it stands on a concluded scorecard: the number, and why it is that. */
export interface DimensionScore {
  readonly id: string
  readonly name: string
  readonly origin: Origin
  /** With two places; null when there was nothing to measure or it was left out. */
  readonly score: string | null
  /** The same without rounding. */
  readonly exact: string | null
  readonly weight: string
  /** What it counted for, once the weights of those without a score were spread; null for those. */
  readonly share: string | null
  /** Of a computed one. */
  readonly numerator: string | null
  readonly denominator: string | null
  /** How many organisations scored or answered; null for a computed one. */
  readonly scorers: number | null
  readonly says: string
}

/** One organisation's score or answer, as it was entered. */
export interface EnteredScore {
  readonly id: Id
  readonly dimension: string
  readonly kind: 'score' | 'answer'
  readonly value: string
  readonly reason: string
  readonly organisationId: Id
  readonly organisationName: string
}

export interface Counted {
  readonly figures: ReadonlyMap<string, Figure>
  readonly entered: readonly EnteredScore[]
  /** Why a dimension is left out, by its id. */
  readonly leftOut: Readonly<Record<string, string>>
}

/** Dimensions that wait for a score or an answer and are not left out for a reason. */
export const unscored = ({ dimensions }: EvaluationRule, { entered, leftOut }: Pick<Counted, 'entered' | 'leftOut'>): DimensionRule[] =>
  dimensions.filter(
    (dimension) =>
      originOf(dimension) !== 'computed' &&
      !Object.hasOwn(leftOut, dimension.id) &&
      !entered.some((each) => each.dimension === dimension.id),
  )

/** Reasons for leaving out that name no dimension, one that the platform computes, or one that somebody has scored: no score is thrown away. */
export const leavingFaults = ({ dimensions }: EvaluationRule, { entered, leftOut }: Pick<Counted, 'entered' | 'leftOut'>): Fault[] =>
  Object.keys(leftOut).flatMap((id) => {
    const path = '/leaveOut'
    const dimension = dimensions.find((each) => each.id === id)
    if (!dimension) return [{ path, message: `没有维度“${id}”` }]
    if (originOf(dimension) === 'computed') return [{ path, message: `“${dimension.name}”由平台计算，不能免评` }]
    const scored = entered.some((each) => each.dimension === id)
    return scored ? [{ path, message: `“${dimension.name}”已有单位评分，不能免评` }] : []
  })

/** A scorecard's numbers: each dimension and the sum, which is null where nothing could be scored. */
export function conclude(rule: EvaluationRule, scale: Scale, counted: Counted): { score: string | null; dimensions: DimensionScore[] } {
  const found = rule.dimensions.map((dimension) => {
    const weight = scale.weights[dimension.id] ?? '0'
    return { dimension, weight, ...ratioFor(dimension, counted) }
  })
  return summed(
    found.map(({ dimension: { id, name, ...rest }, ratio, ...each }) => ({
      ...{ id, name, origin: originOf({ id, name, ...rest }), ...each },
      ...shown(ratio),
      share: null,
    })),
  )
}

/** The sum of dimensions whose scores stand, and what each counted for. */
export function summed(dimensions: readonly DimensionScore[]): { score: string | null; dimensions: DimensionScore[] } {
  const weighed = dimensions.map(({ exact, weight }) => ({ score: exact === null ? null : exactRatio(exact), weight }))
  const shares = sharesOf(weighed)
  const total = totalOf(weighed)
  return {
    score: total && scoreText(total),
    dimensions: dimensions.map((each, index) => {
      const share = shares[index]
      return { ...each, share: share ? scoreText(share) : null }
    }),
  }
}

const shown = (ratio: Ratio | null) => ({ score: ratio && scoreText(ratio), exact: ratio && exactText(ratio) })

type Found = Pick<DimensionScore, 'numerator' | 'denominator' | 'scorers' | 'says'> & { readonly ratio: Ratio | null }

function ratioFor(dimension: DimensionRule, { figures, entered, leftOut }: Counted): Found {
  if (originOf(dimension) === 'computed') return computed(figures.get(dimension.id))
  const own = entered.filter((each) => each.dimension === dimension.id)
  const none = { numerator: null, denominator: null, scorers: own.length }
  const reason = leftOut[dimension.id]
  if (reason !== undefined) return { ...none, ratio: null, says: `不评：${reason}；其权重按比例分给其他维度` }
  if (own.length === 0) return { ...none, ratio: null, says: '没有评分；其权重按比例分给其他维度' }
  // 1 to 5 points of satisfaction are 20 to 100.
  const values = own.map(({ kind, value }) => (kind === 'answer' ? { ...ratioOf(value), over: ratioOf(value).over * 20n } : ratioOf(value)))
  const says = dimension.survey ? `${own.length} 家单位满意度（1 至 5 分，每分折 20）的平均数` : `${own.length} 家单位评分的平均数`
  return { ...none, ratio: meanOf(values), says }
}

function computed(figure: Figure | undefined): Found {
  const { numerator, denominator } = figure ?? { numerator: '0', denominator: '0' }
  const ratio = percentOf(numerator, denominator)
  const says = ratio ? `${numerator} ÷ ${denominator}` : '期内没有可以计算的事项；其权重按比例分给其他维度'
  return { numerator, denominator, scorers: null, ratio, says }
}

/** A dimension's score as it is corrected by a decided objection. */
export interface Correction {
  readonly dimension: string
  readonly score: string
  readonly reason: string
}

/** The numbers with the corrected dimensions; the weights stay those of the result. */
export function corrected(dimensions: readonly DimensionScore[], corrections: readonly Correction[]) {
  return summed(
    dimensions.map((each) => {
      const correction = corrections.find(({ dimension }) => dimension === each.id)
      if (!correction) return each
      return { ...each, ...shown(ratioOf(correction.score)), says: `经异议更正（原为 ${each.score ?? '未评'}）：${correction.reason}` }
    }),
  )
}

/** Corrections that name no dimension, name one twice, or are none at all. */
export function correctionFaults(dimensions: readonly DimensionScore[], corrections: readonly Correction[]): Fault[] {
  if (corrections.length === 0) return [{ path: '/corrections', message: '异议成立的，应写明更正哪些维度的得分' }]
  return corrections.flatMap(({ dimension }, index) => {
    const path = `/corrections/${index}/dimension`
    if (!dimensions.some(({ id }) => id === dimension)) return [{ path, message: `没有维度“${dimension}”` }]
    const twice = corrections.findIndex((each) => each.dimension === dimension) < index
    return twice ? [{ path, message: `“${dimension}”写了两次` }] : []
  })
}

import { Type } from '@sinclair/typebox'
import { DayText, DecimalText, IdText, InstantText, NameText, Nullable } from '../../kernel/index.ts'
import { states } from '../scorecard.ts'

const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

/** 0 to 100, at most two places. */
export const ScoreText = Type.String({ pattern: '^(100(\\.0{1,2})?|[0-9]{1,2}(\\.[0-9]{1,2})?)$', description: '0 至 100，最多两位小数' })
const Text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })

const Grades = Type.Array(Type.Object({ name: NameText(50), from: ScoreText }), { maxItems: 20, description: '等次与其最低分' })
const Weights = Type.Record(Type.String({ maxLength: 100 }), ScoreText, { description: '维度 → 权重（%），合计 100' })

export const ScaleInput = Type.Object({ from: DayText, weights: Weights, grades: Grades, reason: Text(1000) })
export const ScaleView = Type.Object({
  id: IdText,
  from: DayText,
  to: Nullable(DayText),
  weights: Weights,
  grades: Grades,
  reason: Type.String(),
  setBy: Type.String(),
  setByPerson: Type.String(),
  setAt: InstantText,
})
const DimensionRuleView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  origin: OneOf(['computed', 'survey', 'scored'] as const),
  indicator: Nullable(Type.String()),
  by: Type.Array(Type.String()),
})
export const EvaluationView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  of: Type.String({ description: '被考评的一方' }),
  by: Type.String({ description: '组织考评的一方' }),
  every: OneOf(['quarter', 'half-year', 'year', 'cycle', 'contract-year'] as const),
  published: Type.Boolean({ description: '结果是否向本地各单位公开' }),
  objections: Nullable(Type.String({ description: '公布后提出异议的期限' })),
  dimensions: Type.Array(DimensionRuleView),
  weights: Weights,
  grades: Grades,
  scales: Type.Array(ScaleView),
  cites: Type.Array(Type.String()),
})

export const RoundInput = Type.Object({
  evaluation: Type.String({ maxLength: 100 }),
  from: Type.Optional(DayText),
  to: Type.Optional(DayText),
})
export const RoundView = Type.Object({
  id: IdText,
  evaluation: Type.String(),
  name: Type.String(),
  regimeId: Type.String(),
  from: DayText,
  to: DayText,
  scorecards: Type.Integer({ description: '您可见的考评表' }),
  published: Type.Integer(),
  openedAt: InstantText,
  openedByName: Type.String(),
})

export const short = {
  id: IdText,
  roundId: IdText,
  evaluation: Type.String(),
  name: Type.String(),
  from: DayText,
  to: DayText,
  organisationId: IdText,
  organisationName: Type.String(),
  state: OneOf(states),
  version: Type.Integer(),
  score: Nullable(Type.String({ description: '总分，两位小数' })),
  grade: Nullable(Type.String()),
}
export const ShortView = Type.Object(short)

const DimensionView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  origin: OneOf(['computed', 'survey', 'scored'] as const),
  score: Nullable(Type.String()),
  exact: Nullable(Type.String({ description: '未舍入的得分，分子/分母' })),
  weight: Type.String({ description: '权重（%）' }),
  share: Nullable(Type.String({ description: '无得分维度的权重分摊之后，实际所占权重（%）' })),
  numerator: Nullable(DecimalText),
  denominator: Nullable(DecimalText),
  scorers: Nullable(Type.Integer()),
  says: Type.String({ description: '得分的来历' }),
})
const FindingView = Type.Object({ rule: Type.String(), message: Type.String(), cite: Type.String() })
const ObjectionView = Type.Object({
  id: IdText,
  reason: Type.String(),
  raisedAt: InstantText,
  raisedByName: Type.String(),
  state: OneOf(['open', 'upheld', 'dismissed'] as const),
  decision: Nullable(Type.String()),
  decidedAt: Nullable(InstantText),
  decidedByName: Nullable(Type.String()),
})
const ResultView = Type.Object({
  id: IdText,
  no: Type.Integer({ description: '1 为首次公布，其后为更正' }),
  score: Nullable(Type.String()),
  grade: Nullable(Type.String()),
  dimensions: Type.Array(DimensionView),
  findings: Type.Array(FindingView),
  publishedAt: InstantText,
  publishedByName: Type.String(),
  objection: Nullable(ObjectionView),
})
export const ScorecardView = Type.Object({
  ...short,
  dimensions: Type.Array(DimensionView),
  scores: Type.Array(
    Type.Object({
      id: IdText,
      dimension: Type.String(),
      kind: OneOf(['score', 'answer'] as const),
      value: DecimalText,
      reason: Type.String(),
      organisationId: IdText,
      organisationName: Type.String(),
      personName: Type.String(),
      at: InstantText,
    }),
    { description: '各单位的评分；被考评单位看不到单份满意度答卷' },
  ),
  results: Type.Array(ResultView),
  objectionsUntil: Nullable(DayText),
  grounds: Type.Array(Type.Object({ cite: Type.String(), article: Type.String(), text: Type.String() })),
})

export const ScoreInput = Type.Object({ dimension: Type.String({ maxLength: 100 }), score: ScoreText, reason: Text(2000) })
export const AnswerInput = Type.Object({
  dimension: Type.String({ maxLength: 100 }),
  score: Type.Integer({ minimum: 1, maximum: 5, description: '1 很不满意 至 5 很满意' }),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const GivenView = Type.Object({
  id: IdText,
  scorecardId: IdText,
  dimension: Type.String(),
  kind: OneOf(['score', 'answer'] as const),
  value: DecimalText,
  reason: Type.String(),
})
export const ConclusionInput = Type.Object({
  leaveOut: Type.Optional(Type.Array(Type.Object({ dimension: Type.String({ maxLength: 100 }), reason: Text(1000) }), { maxItems: 100 })),
})
export const ObjectionInput = Type.Object({ reason: Text(4000) })
export const DecisionInput = Type.Object({
  upheld: Type.Boolean(),
  reason: Text(4000),
  corrections: Type.Optional(
    Type.Array(Type.Object({ dimension: Type.String({ maxLength: 100 }), score: ScoreText, reason: Text(1000) }), { maxItems: 100 }),
  ),
})

import { type Day, decimal, type Fault, type Id, type Instant } from '../../kernel/index.ts'

/** What an assessment report (评估报告) confirms of a provider's bill for a cycle. */
export interface AssessmentInput {
  readonly providerId: Id
  /** The first day of the cycle. */
  readonly from: Day
  /** How much of what the level pays the provider is confirmed: 0 to 100, at most four places. */
  readonly percent: string
  /** Who assessed, and the report's number. */
  readonly assessor: string
  readonly report: string
  readonly reason: string
}

/** A report on record. A later one of the same provider and cycle takes its place; both are kept. */
export interface Assessment extends AssessmentInput {
  readonly id: Id
  readonly providerName: string
  /** The cycle's last day. */
  readonly to: Day
  /** Whether it is the newest for its provider and cycle: the one that a bill goes by. */
  readonly counts: boolean
  readonly recordedBy: string
  readonly recordedByPerson: string
  readonly recordedAt: Instant
}

/** What is wrong with a report's figures. */
export function assessmentFaults({ percent, from }: Pick<AssessmentInput, 'percent' | 'from'>, today: Day): Fault[] {
  const share = decimal(percent)
  return [
    ...(share < 0n || share > decimal('100') ? [{ path: '/percent', message: '核定的结算比例须在 0 与 100 之间' }] : []),
    ...(from > today ? [{ path: '/from', message: '该结算周期尚未开始，没有可评估的服务' }] : []),
  ]
}

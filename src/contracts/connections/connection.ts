import { type Day, decimal, formatDecimal, type Id, type Instant, millisecondsBetween } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'

/** A provider counts as connected while its last report is at most this old; a longer silence between two reports is a gap. */
export const connectedMinutes = 15

export interface ReportInput {
  /** Part of the expected monitoring data that was sent, from 0 to 1. */
  readonly completeness: string
  /** Part of the sent data that is right, from 0 to 1; null: not measured. */
  readonly accuracy: string | null
  /** From measuring to sending. */
  readonly delaySeconds: number
  /** Names of the interfaces that are open to the supervising platform. */
  readonly interfaces: readonly string[]
}

export interface Report extends ReportInput {
  readonly id: Id
  readonly at: Instant
  /** What the measure's rules flagged. */
  readonly findings: readonly Finding[]
}

/** A provider's state of connection; without a report it was never connected. */
export interface Connection {
  readonly providerId: Id
  readonly providerName: string
  readonly connected: boolean
  readonly last: Report | null
}

/** What a provider's reports of one month come to; parts of months at both ends of what was asked. */
export interface MonthOfReports {
  readonly from: Day
  readonly to: Day
  readonly reports: number
  /** Means with four places, halves up; null without a report (or without one that measured it). */
  readonly completeness: string | null
  readonly accuracy: string | null
  readonly largestDelaySeconds: number | null
  /** Silences longer than `connectedMinutes`, also before the first report and after the last one. */
  readonly gaps: number
}

export const isConnected = (last: Pick<Report, 'at'> | null, now: Instant): boolean =>
  last !== null && millisecondsBetween(last.at, now) <= connectedMinutes * 60_000

/** Facts of the occasion `monitoring.reported`: percent and seconds. */
export const reportFacts = ({ completeness, accuracy, delaySeconds }: ReportInput): Facts => ({
  'monitoring.completeness': percent(completeness),
  'monitoring.accuracy': accuracy === null ? null : percent(accuracy),
  'monitoring.delay': String(delaySeconds),
})

/** `0.9995` → `99.95`. */
const percent = (part: string): string => formatDecimal((decimal(part) * 100n) as ReturnType<typeof decimal>)

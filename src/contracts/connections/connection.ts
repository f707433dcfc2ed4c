import { type Id, type Instant, millisecondsBetween } from '../../kernel/index.ts'

/** A provider counts as connected while its last report is at most this old. */
export const connectedMinutes = 15

export interface ReportInput {
  /** Part of the expected monitoring data that was sent, from 0 to 1. */
  readonly completeness: string
  /** From measuring to sending. */
  readonly delaySeconds: number
  /** Names of the interfaces that are open to the supervising platform. */
  readonly interfaces: readonly string[]
}

export interface Report extends ReportInput {
  readonly id: Id
  readonly at: Instant
}

/** A provider's state of connection; without a report it was never connected. */
export interface Connection {
  readonly providerId: Id
  readonly providerName: string
  readonly connected: boolean
  readonly last: Report | null
}

export const isConnected = (last: Pick<Report, 'at'> | null, now: Instant): boolean =>
  last !== null && millisecondsBetween(last.at, now) <= connectedMinutes * 60_000

import { type Day, decimal, type Fault, type Id, type Instant } from '../../kernel/index.ts'
import type { Facts, Finding } from '../../regimes/index.ts'

/** cpu 处理器, memory 内存, storage 存储. */
export const indicators = ['cpu', 'memory', 'storage'] as const
export type Indicator = (typeof indicators)[number]
export const indicatorNames: Readonly<Record<Indicator, string>> = { cpu: '处理器', memory: '内存', storage: '存储' }

/** What a series is of. */
export interface Series {
  readonly systemId: Id
  readonly indicator: Indicator
  /** Network zone; empty: the system as a whole. */
  readonly zone: string
}

/** One figure as it is reported: percent, exact. */
export interface FigureInput extends Series {
  /** First and last day. */
  readonly from: Day
  readonly to: Day
  readonly mean: string
  readonly peak: string | null
  /** What is used, in percent of the allowance; may be more than all of it. */
  readonly ratio: string | null
}

/** A figure that holds: not superseded. */
export interface CurrentFigure extends FigureInput {
  readonly id: Id
  readonly organisationId: Id
  readonly providerId: Id | null
  readonly reportedBy: Id
}

/** A figure as it is read. */
export interface Figure extends CurrentFigure {
  readonly organisationName: string
  readonly systemName: string
  readonly reportedByName: string
  readonly reportedByPerson: string
  readonly reportedAt: Instant
  readonly supersedes: Id | null
  readonly reason: string | null
  readonly supersededAt: Instant | null
  readonly findings: readonly Pick<Finding, 'rule' | 'message' | 'citation'>[]
}

export const seriesKey = ({ systemId, indicator, zone }: Series): string => `${systemId} ${indicator} ${zone}`

export type Season = 'peak' | 'trough'

/** Facts of the occasion `usage.reported` that the figure itself gives. */
export const figureFacts = (figure: FigureInput, season: Season | null): Facts => ({
  'usage.indicator': figure.indicator,
  'usage.zone': figure.zone || null,
  'usage.from': figure.from,
  'usage.to': figure.to,
  'usage.mean': figure.mean,
  'usage.peak': figure.peak,
  'usage.ratio': figure.ratio,
  'usage.season': season,
})

/** What is wrong with a figure by itself; paths are its fields. */
export function figureFaults({ from, to, mean, peak }: FigureInput, today: Day): Fault[] {
  const faults: Fault[] = []
  if (to < from) faults.push({ path: 'to', message: `截止日不能早于起始日（${from}）` })
  else if (to > today) faults.push({ path: 'to', message: `统计期尚未结束：截止日不能晚于今天（${today}）` })
  if (peak !== null && decimal(peak) < decimal(mean)) faults.push({ path: 'peak', message: `峰值不能低于平均值（${mean}）` })
  return faults
}

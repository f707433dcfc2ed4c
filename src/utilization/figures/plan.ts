import type { Day, Fault, Id } from '../../kernel/index.ts'
import { type CurrentFigure, type FigureInput, figureFaults, indicatorNames, seriesKey } from './figure.ts'

/** What reporting one row will do: a new figure, or one that supersedes the figure it names. */
export interface PlannedFigure extends FigureInput {
  readonly row: number
  readonly supersedes: CurrentFigure | null
}

/** What is wrong with one row; `field` is one of the figure's. */
export interface RowFault {
  readonly row: number
  readonly field: string
  readonly message: string
  /** The period is reported already, or twice. */
  readonly overlap: boolean
}

export interface PlanOf {
  readonly rows: readonly FigureInput[]
  /** Figures of the same systems that hold. */
  readonly current: readonly CurrentFigure[]
  readonly today: Day
  /** Whether a figure of exactly the same period is superseded; without a reason none is. */
  readonly corrects: boolean
  readonly mayCorrect: (figure: CurrentFigure) => boolean
  /** The figure that a single row supersedes whatever its period. */
  readonly instead?: Id
}

/** What reporting these rows does, and every fault in them. Periods of one series neither overlap nor stand twice. */
export function planFigures({ rows, current, today, corrects, mayCorrect, instead }: PlanOf): {
  planned: PlannedFigure[]
  faults: RowFault[]
} {
  const held = bySeries(current)
  const read = new Map<string, FigureInput[]>()
  const planned: PlannedFigure[] = []
  const faults: RowFault[] = []
  rows.forEach((figure, row) => {
    const own = figureFaults(figure, today).map(({ path, message }: Fault) => ({ row, field: path, message, overlap: false }))
    faults.push(...own)
    if (own.length > 0) return
    const key = seriesKey(figure)
    const before = read.get(key) ?? []
    const twice = before.find((other) => overlap(other, figure))
    read.set(key, before)
    before.push(figure)
    const standing = (held.get(key) ?? []).filter((other) => overlap(other, figure))
    const same = standing.length === 1 ? standing[0] : undefined
    const supersedes = same && (same.id === instead || (corrects && same.from === figure.from && same.to === figure.to)) ? same : null
    const clash = twice ?? (supersedes ? undefined : standing.find(({ id }) => id !== instead))
    const what = indicatorNames[figure.indicator]
    if (clash)
      faults.push({
        row,
        field: 'from',
        overlap: true,
        message: `该系统${what}利用率在${clash.from}至${clash.to}已有${twice ? '一行' : '登记'}，统计期不能重叠${same && !twice ? '；更正原数据须说明理由，且统计期相同' : ''}`,
      })
    else if (supersedes && !mayCorrect(supersedes))
      faults.push({
        row,
        field: 'from',
        overlap: true,
        message: `${supersedes.from}至${supersedes.to}的${what}利用率由其他单位登记，不能更正`,
      })
    else planned.push({ ...figure, row, supersedes })
  })
  return { planned, faults }
}

/** Figures of each series, in the order they came. */
export function bySeries<F extends FigureInput>(figures: readonly F[]): Map<string, F[]> {
  const series = new Map<string, F[]>()
  for (const figure of figures) {
    const key = seriesKey(figure)
    const known = series.get(key)
    if (known) known.push(figure)
    else series.set(key, [figure])
  }
  return series
}

const overlap = (a: Pick<FigureInput, 'from' | 'to'>, b: Pick<FigureInput, 'from' | 'to'>): boolean => a.from <= b.to && b.from <= a.to

import { columnsOf } from './columns.ts'
import type { Flow, FlowArrow } from './flow.ts'

/**
 * How an arrow is drawn: `on` straight to the next column, `end` to an end beside or below, `round` by a track above or (late) below its lane into the left
 * of a step that does not stand next.
 */
export interface Way {
  readonly arrow: FlowArrow
  readonly kind: 'on' | 'end' | 'round'
  /** Leaves the step to the right; of each step one at most, and none that ran out of time. */
  readonly right: boolean
}

/** The columns of the steps, and how every arrow is drawn. */
export interface Ways {
  readonly columns: ReadonlyMap<string, number>
  readonly of: readonly Way[]
}

export function waysOf(flow: Flow): Ways {
  const columns = columnsOf(flow)
  const next = ({ from, to }: FlowArrow) => to !== null && columns.get(to) === (columns.get(from) ?? 0) + 1
  const of = flow.steps.flatMap(({ id }) => {
    const arrows = flow.arrows.filter(({ from }) => from === id)
    const outcomes = arrows.filter(({ outcome }) => outcome !== null)
    const right = outcomes.find(next) ?? outcomes.find(({ to }) => to === null) ?? (outcomes.length === 1 ? outcomes[0] : undefined)
    return arrows.map((arrow): Way => {
      const isRight = arrow === right
      return { arrow, right: isRight, kind: arrow.to === null ? 'end' : isRight && next(arrow) ? 'on' : 'round' }
    })
  })
  return { columns, of }
}

/** Whether a step's outcomes part at a choice. */
export const hasChoice = (flow: Flow, step: string): boolean =>
  flow.arrows.filter(({ from, outcome }) => from === step && outcome !== null).length > 1

import { monthOf } from '../../settlement/index.ts'
import type { OurLine, TheirLine } from './sides.ts'

/** Lines of one resource that are compared with each other, and the months they lie in. */
export interface Cell {
  readonly months: readonly [first: number, last: number]
  readonly ours: readonly OurLine[]
  readonly theirs: readonly TheirLine[]
}

type Placed = { readonly first: number; readonly last: number } & (
  | { readonly our: OurLine; readonly their?: never }
  | { readonly their: TheirLine; readonly our?: never }
)

/**
 * Divides the lines of a resource by months. Where a line reaches over several months (a year's price, say), those months are compared as one, whatever
 * the other side's lines are.
 */
export function cellsOf(ours: readonly OurLine[], theirs: readonly TheirLine[]): Cell[] {
  const lines: Placed[] = [...ours.map((our) => ({ ...monthsOf(our), our })), ...theirs.map((their) => ({ ...monthsOf(their), their }))]
  lines.sort((a, b) => a.first - b.first)
  const cells: { months: [number, number]; ours: OurLine[]; theirs: TheirLine[] }[] = []
  for (const { first, last, our, their } of lines) {
    const open = cells.at(-1)
    const cell = open && first <= open.months[1] ? open : { months: [first, last] as [number, number], ours: [], theirs: [] }
    if (cell !== open) cells.push(cell)
    cell.months[1] = Math.max(cell.months[1], last)
    if (our) cell.ours.push(our)
    else cell.theirs.push(their)
  }
  return cells
}

const monthsOf = ({ from, until }: { readonly from: number; readonly until: number }) => ({
  first: monthOf(from),
  last: monthOf(until - 1),
})

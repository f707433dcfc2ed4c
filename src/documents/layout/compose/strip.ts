import { grid, typeArea } from '../standard.ts'
import type { Mark } from './marks.ts'
import { moved } from './marks.ts'

/** A slice across the type area that is not parted. Its marks are measured from its upper left corner. */
export interface Strip {
  readonly height: number
  readonly marks: readonly Mark[]
  /** Begins on a line of the grid. */
  readonly snaps?: boolean
  /** Stands on the same page as the strip behind it. */
  readonly keeps?: boolean
  /** Empty: falls away at the head of a page. */
  readonly blank?: boolean
  /** Stands again above this strip when it begins a page: the head of a table. */
  readonly head?: Strip
}

/** A line of the grid with something on it. */
export const gridLine = (marks: readonly Mark[], keeps = false): Strip => ({ height: grid.pitch, marks, snaps: true, keeps })

export const blankLine = (keeps = false): Strip => ({ height: grid.pitch, marks: [], snaps: true, blank: true, keeps })

export interface Filled {
  /** Per page the marks, measured from the upper left corner of the type area. */
  readonly pages: readonly (readonly Mark[])[]
  /** How far down the last page is filled. */
  readonly depth: number
}

const slack = 0.05
const snapped = (y: number): number => Math.ceil((y - slack) / grid.pitch) * grid.pitch

/** Puts strips on pages one below the other; those that keep together go to the next page together, if a page can hold them. */
export function fill(strips: readonly Strip[]): Filled {
  const pages: Mark[][] = [[]]
  let y = 0
  const put = (strip: Strip): void => {
    y = strip.snaps ? snapped(y) : y
    for (const mark of strip.marks) pages.at(-1)?.push(moved(mark, 0, y))
    y += strip.height
  }
  strips.forEach((strip, index) => {
    const room = typeArea.height - (strip.snaps ? snapped(y) : y) + slack
    if (y > 0 && (strip.height > room || (!keptBefore(strips, index) && together(strips, index) > room))) {
      pages.push([])
      y = 0
      if (strip.head !== undefined) put(strip.head)
    }
    if (!(strip.blank && y === 0 && pages.length > 1)) put(strip)
  })
  return { pages, depth: y }
}

const keptBefore = (strips: readonly Strip[], index: number): boolean => strips[index - 1]?.keeps === true

/** The height of the strips that keep together from `index` on; 0 when no page could hold them. */
function together(strips: readonly Strip[], index: number): number {
  let height = 0
  for (let at = index; at < strips.length; at += 1) {
    height += strips[at]?.height ?? 0
    if (height > typeArea.height) return 0
    if (!strips[at]?.keeps) break
  }
  return height
}

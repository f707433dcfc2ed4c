import type { Flow } from './flow.ts'
import { sizes, widthOf, wrapped } from './sizes.ts'
import { hasChoice, type Way, type Ways } from './ways.ts'

/** What a way says, in lines; beside a straight way two short ones. */
export const linesOn = ({ arrow, kind }: Way): string[] => (kind === 'round' ? [arrow.name] : wrapped(arrow.name, 7, 3))
const widest = (lines: readonly string[]): number => Math.max(0, ...lines.map((line) => widthOf(line)))
export const widthOn = (way: Way): number => widest(linesOn(way))

/** How far apart the ends hang that stand below a choice. */
export const endsApart = (7 + 2) * sizes.text

/** Where everything stands from left to right: the left edge of every column, and the rail on which each way comes to its step. */
export interface Across {
  readonly start: number
  readonly columns: readonly number[]
  readonly width: number
  /** By the arrow's id. */
  readonly rails: ReadonlyMap<string, number>
}

export function across(flow: Flow, { columns, of }: Ways): Across {
  const lane = (step: string | null) => flow.steps.find(({ id }) => id === step)?.party
  const count = Math.max(0, ...columns.values()) + 1
  const start = sizes.band * 2 + sizes.margin
  const xs: number[] = []
  const rails = new Map<string, number>()
  let x = start + sizes.circle + 14
  for (let column = 0; column < count; column += 1) {
    const coming = of.filter(({ arrow: { to } }) => to !== null && columns.get(to) === column)
    const railed = coming.filter(({ kind, arrow }) => kind === 'round' || lane(arrow.from) !== lane(arrow.to))
    x += sizes.rail * railed.length + 18
    railed.forEach(({ arrow }, index) => void rails.set(arrow.id, x - 14 - index * sizes.rail))
    xs.push(x)
    const beside = flow.steps.filter(({ id }) => columns.get(id) === column).map(({ id }) => besideOf(flow, of, id))
    x += sizes.step.width + Math.max(0, ...beside)
  }
  return { start, columns: xs, width: x + sizes.margin, rails }
}

/** How much room a step needs at its right: for its choice, what is said on the way on, its end. */
function besideOf(flow: Flow, ways: readonly Way[], step: string): number {
  const own = ways.filter(({ arrow }) => arrow.from === step)
  const right = own.find((way) => way.right)
  const said = right ? widthOn(right) + 12 + (right.kind === 'end' ? sizes.circle + 10 : 0) : 0
  if (!hasChoice(flow, step)) return Math.max(sizes.near, said)
  const below = own.filter((way) => way.kind === 'end' && !way.right)
  const hanging = below.reduce((wide, way, index) => Math.max(wide, index * endsApart + widthOn(way) + 8), 0)
  return sizes.near + sizes.choice + Math.max(said, hanging - sizes.choice / 2, 12)
}

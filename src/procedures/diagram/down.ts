import { type Across, widthOn } from './across.ts'
import type { Flow } from './flow.ts'
import { type Box, sizes } from './sizes.ts'
import { hasChoice, type Way, type Ways } from './ways.ts'

/** Where a way that leads round runs: from where it leaves its step to the rail of the step it comes to, at a height. */
export interface Track {
  readonly from: number
  readonly to: number
  readonly y: number
}

/** Where everything stands from top to bottom. */
export interface Down {
  readonly lanes: ReadonlyMap<string, Pick<Box, 'y' | 'height'>>
  readonly steps: ReadonlyMap<string, Box>
  /** By the arrow's id; only of ways that lead round. */
  readonly tracks: ReadonlyMap<string, Track>
  readonly height: number
}

export function down(flow: Flow, { columns, of }: Ways, places: Across): Down {
  const leftOf = (step: string): number => places.columns[columns.get(step) ?? 0] ?? 0
  const lanes = new Map<string, { y: number; height: number }>()
  const steps = new Map<string, Box>()
  const tracks = new Map<string, Track>()
  let y = 0
  for (const { party } of flow.lanes) {
    const own = flow.steps.filter((step) => step.party === party)
    const round = of.filter(({ kind, arrow }) => kind === 'round' && own.some(({ id }) => id === arrow.from))
    const spans = round.map((way) => spanOf(flow, way, leftOf(way.arrow.from), places.rails.get(way.arrow.id) ?? 0))
    const above = stacked(spans.filter(({ way }) => way.arrow.outcome !== null))
    const below = stacked(spans.filter(({ way }) => way.arrow.outcome === null))
    const stepY = y + 14 + above.count * sizes.track
    const hangs = own.some(
      ({ id, rule, term }) => (term !== null && !rule.else) || of.some((way) => way.arrow.from === id && hangsBelow(way)),
    )
    const bottom = stepY + sizes.step.height + (hangs ? sizes.below : sizes.margin)
    for (const { id } of own) steps.set(id, { x: leftOf(id), y: stepY, ...sizes.step })
    for (const { span, level } of above.levels)
      tracks.set(span.way.arrow.id, { from: span.from, to: span.to, y: y + 20 + level * sizes.track })
    for (const { span, level } of below.levels)
      tracks.set(span.way.arrow.id, { from: span.from, to: span.to, y: bottom + 12 + level * sizes.track })
    const height = bottom + below.count * sizes.track + (below.count > 0 ? 8 : 0) - y
    lanes.set(party, { y, height })
    y += height
  }
  return { lanes, steps, tracks, height: y }
}

/** Ends that are not beside their step hang below its choice. */
export const hangsBelow = ({ kind, right, arrow }: Way): boolean => kind === 'end' && !right && arrow.outcome !== null

/** Where a step's term is shown, at its lower edge. */
export const timerAt = ({ x, y, height }: Box) => ({ x: x + 22, y: y + height })

interface Span {
  readonly way: Way
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

function spanOf(flow: Flow, way: Way, left: number, rail: number): Span {
  const { from: step, outcome } = way.arrow
  const right = left + sizes.step.width
  const from = outcome === null ? left + 22 : hasChoice(flow, step) ? right + sizes.near + sizes.choice / 2 : right + 12
  const said = widthOn(way) + 12
  const [low, high] = rail < from ? [Math.min(rail, from - said), from] : [from, Math.max(rail, from + said)]
  return { way, from, to: rail, low: low - 6, high: high + 6 }
}

/** Puts spans on as few tracks as hold them without overlap; the shortest run nearest to their steps. */
function stacked(spans: readonly Span[]) {
  const held: Span[][] = []
  for (const span of [...spans].sort((one, two) => two.high - two.low - (one.high - one.low))) {
    const track = held.find((others) => others.every(({ low, high }) => high < span.low || low > span.high))
    if (track) track.push(span)
    else held.push([span])
  }
  return { count: held.length, levels: held.flatMap((track, level) => track.map((span) => ({ span, level }))) }
}

import { type Across, linesOn, widthOn } from './across.ts'
import type { Down } from './down.ts'
import type { DrawnFlow, DrawnNode, Label, Point } from './drawing.ts'
import type { Flow } from './flow.ts'
import { type Box, sizes } from './sizes.ts'
import type { Way, Ways } from './ways.ts'

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })
const leftOf = (box: Box): Point => ({ x: box.x, y: middleOf(box).y })
const rightOf = (box: Box): Point => ({ x: box.x + box.width, y: middleOf(box).y })
const topOf = (box: Box): Point => ({ x: middleOf(box).x, y: box.y })
const bottomOf = (box: Box): Point => ({ x: middleOf(box).x, y: box.y + box.height })

interface Places extends Ways {
  readonly flow: Flow
  readonly nodes: readonly DrawnNode[]
  readonly places: Across
  readonly heights: Down
}

/** Every line of the drawing, with the points through which it runs. */
export function flowsOf(about: Places): DrawnFlow[] {
  const node = (id: string) => about.nodes.find((each) => each.id === id)
  const [first] = about.flow.steps
  const silent = { kind: 'forward' as const, outcome: null, name: '', label: null }
  const straight = (id: string, step: string | null, from: DrawnNode, to: DrawnNode): DrawnFlow => ({
    ...silent,
    ...{ id, step, from: from.id, to: to.id, points: [rightOf(from), leftOf(to)] },
  })
  const start = node('start')
  const begins = first && node(`step_${first.id}`)
  return [
    ...(start && begins ? [straight('flow_start', null, start, begins)] : []),
    ...about.flow.steps.flatMap(({ id }): DrawnFlow[] => {
      const [step, choice, timer, late] = [node(`step_${id}`), node(`choice_${id}`), node(`timer_${id}`), node(`late_end_${id}`)]
      return [
        ...(step && choice ? [straight(`choose_${id}`, id, step, choice)] : []),
        ...(timer && late
          ? [
              {
                ...silent,
                id: `late_flow_${id}`,
                kind: 'late' as const,
                step: id,
                from: timer.id,
                to: late.id,
                points: [bottomOf(timer), topOf(late)],
              },
            ]
          : []),
      ]
    }),
    ...about.of.flatMap((way) => drawn(about, way) ?? []),
  ]
}

function drawn({ nodes, heights, places, columns, of }: Places, way: Way): DrawnFlow | null {
  const { arrow, kind } = way
  const node = (id: string) => nodes.find((each) => each.id === id)
  const from = arrow.outcome === null ? node(`timer_${arrow.from}`) : (node(`choice_${arrow.from}`) ?? node(`step_${arrow.from}`))
  const to = node(arrow.to === null ? `end_${arrow.from}_${arrow.outcome ?? 'late'}` : `step_${arrow.to}`)
  if (!from || !to) return null
  const back = arrow.to !== null && (columns.get(arrow.to) ?? 0) <= (columns.get(arrow.from) ?? 0)
  const base = { id: arrow.id, from: from.id, to: to.id, step: arrow.from, outcome: arrow.outcome, name: arrow.name }
  const drawnKind = arrow.outcome === null ? 'late' : back ? 'back' : 'forward'
  const track = heights.tracks.get(arrow.id)
  const rail = places.rails.get(arrow.id)
  if (kind === 'round' && track && rail !== undefined) {
    const height = entryOf(
      of.filter((other) => other.kind === 'round' && other.arrow.to === arrow.to),
      way,
      heights,
      to,
    )
    const leaves =
      arrow.outcome === null
        ? [bottomOf(from)]
        : from.kind === 'choice'
          ? [topOf(from)]
          : [rightOf(from), { x: track.from, y: rightOf(from).y }]
    const points = [...leaves, { x: track.from, y: track.y }, { x: rail, y: track.y }, { x: rail, y: height }, { x: to.x, y: height }]
    return { ...base, kind: drawnKind, points, label: labelOnTrack(way, track.from, rail, track.y) }
  }
  if (kind === 'end' && !way.right) {
    const points = hanging(from, to)
    return { ...base, kind: drawnKind, points, label: labelBeside(way, points) }
  }
  const [out, into] = [rightOf(from), leftOf(to)]
  const points = out.y === into.y || rail === undefined ? [out, into] : [out, { x: rail, y: out.y }, { x: rail, y: into.y }, into]
  return { ...base, kind: drawnKind, points, label: labelAbove(way, out) }
}

/** Ways that come round enter the left of a step one below the other: from above over its middle, from below under it. */
function entryOf(coming: readonly Way[], way: Way, { tracks }: Down, to: Box): number {
  const middle = middleOf(to).y
  const above = (each: Way) => (tracks.get(each.arrow.id)?.y ?? 0) < middle
  const index = coming.filter((each) => above(each) === above(way)).indexOf(way)
  const apart = 11 + Math.min(index, 2) * 10
  return above(way) ? middle - apart : middle + apart
}

function hanging(from: Box, to: Box): Point[] {
  const [out, into] = [bottomOf(from), topOf(to)]
  return out.x === into.x ? [out, into] : [out, { x: out.x, y: out.y + 6 }, { x: into.x, y: out.y + 6 }, into]
}

const line = sizes.text + 2
const labelOnTrack = (way: Way, from: number, to: number, y: number): Label => {
  const width = widthOn(way)
  return { lines: linesOn(way), x: to < from ? from - width - 6 : from + 6, y: y - line - 1, width, height: line }
}
const labelAbove = (way: Way, { x, y }: Point): Label => {
  const lines = linesOn(way)
  return { lines, x: x + 5, y: y - lines.length * line - 3, width: widthOn(way), height: lines.length * line }
}
const labelBeside = (way: Way, points: readonly Point[]): Label | null => {
  const last = points.at(-1)
  if (!last) return null
  const lines = linesOn(way)
  return { lines, x: last.x + 5, y: last.y - lines.length * line - 2, width: widthOn(way), height: lines.length * line }
}

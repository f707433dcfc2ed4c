import type { Across } from './across.ts'
import { endsApart, widthOn } from './across.ts'
import { type Down, hangsBelow, timerAt } from './down.ts'
import { type DrawnNode, endNames, type Label } from './drawing.ts'
import type { Flow, FlowStep } from './flow.ts'
import { type Box, sizes, widthOf, wrapped } from './sizes.ts'
import { hasChoice, type Way } from './ways.ts'

const around = (x: number, y: number, size: number): Box => ({ x: x - size / 2, y: y - size / 2, width: size, height: size })
const under = (text: string, { x, y, width, height }: Box): Label => {
  const wide = widthOf(text) + 4
  return { lines: [text], x: x + width / 2 - wide / 2, y: y + height + 2, width: wide, height: sizes.text + 4 }
}

/** Everything that stands on the drawing: start, steps with their terms and choices, ends. */
export function nodesOf(flow: Flow, ways: readonly Way[], places: Across, heights: Down): DrawnNode[] {
  const [first] = flow.steps
  const at = first && heights.steps.get(first.id)
  if (!first || !at) return []
  const box = around(places.start + sizes.circle / 2, at.y + at.height / 2, sizes.circle)
  const start = {
    id: 'start',
    kind: 'start' as const,
    step: null,
    party: first.party,
    name: '开始',
    endsAs: null,
    label: under('开始', box),
    ...box,
  }
  return [
    start,
    ...flow.steps.flatMap((step) =>
      nodesOfStep(
        flow,
        ways.filter(({ arrow }) => arrow.from === step.id),
        step,
        heights,
      ),
    ),
  ]
}

function nodesOfStep(flow: Flow, ways: readonly Way[], step: FlowStep, heights: Down): DrawnNode[] {
  const box = heights.steps.get(step.id)
  if (!box) return []
  const of = { step: step.id, party: step.party, endsAs: null, label: null }
  const lines = wrapped(step.name, 9, 3)
  const choice = around(box.x + box.width + sizes.near + sizes.choice / 2, box.y + box.height / 2, sizes.choice)
  return [
    { ...of, id: `step_${step.id}`, kind: 'step', name: step.name, ...box, label: { ...box, lines } },
    ...(hasChoice(flow, step.id)
      ? [{ ...of, id: `choice_${step.id}`, kind: 'choice' as const, name: `${step.name}的结果`, ...choice }]
      : []),
    ...timerOf(step, box),
    ...ways
      .filter(({ kind }) => kind === 'end')
      .map((way) => endOf(way, ways, step, { box, choice: hasChoice(flow, step.id) ? choice : null })),
  ]
}

/** The term of a step, and, unless it moves the case, that it is marked as late from then on. */
function timerOf({ id, party, term, rule }: FlowStep, box: Box): DrawnNode[] {
  if (term === null) return []
  const at = timerAt(box)
  const of = { step: id, party, endsAs: null }
  const timer = { ...of, id: `timer_${id}`, kind: 'timer' as const, name: term, label: besideTimer(term, at), ...around(at.x, at.y, 26) }
  if (rule.else) return [timer]
  const end = around(at.x, at.y + 46, 20)
  return [timer, { ...of, id: `late_end_${id}`, kind: 'late', name: '记为逾期', label: under('记为逾期', end), ...end }]
}

/** Right of the timer, under the edge of its step. */
function besideTimer(term: string, { x, y }: { readonly x: number; readonly y: number }): Label {
  const lines = wrapped(term, 8, 2)
  const width = Math.max(...lines.map((line) => widthOf(line))) + 4
  return { lines, x: x + 16, y: y + 2, width, height: lines.length * (sizes.text + 2) }
}

interface Beside {
  readonly box: Box
  readonly choice: Box | null
}

function endOf(way: Way, ways: readonly Way[], { id, party }: FlowStep, { box, choice }: Beside): DrawnNode {
  const middle = box.y + box.height / 2
  const from = choice ?? box
  const index = ways.filter(hangsBelow).indexOf(way)
  const place = way.right
    ? around(from.x + from.width + widthOn(way) + 12 + sizes.circle / 2, middle, sizes.circle)
    : way.arrow.outcome === null
      ? around(timerAt(box).x, timerAt(box).y + 46, sizes.circle)
      : around(from.x + from.width / 2 + index * endsApart, middle + 74, sizes.circle)
  const endsAs = way.arrow.endsAs ?? 'done'
  return {
    id: `end_${id}_${way.arrow.outcome ?? 'late'}`,
    kind: 'end',
    step: id,
    party,
    name: endNames[endsAs],
    endsAs,
    label: under(endNames[endsAs], place),
    ...place,
  }
}

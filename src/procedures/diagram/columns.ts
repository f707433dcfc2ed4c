import { Graph, layout } from '@dagrejs/dagre'
import type { Flow } from './flow.ts'

/**
 * The column of every step, from the left: a layered layout in which ways forward lead to the right. Two steps of one party never share a column; the one
 * on the usual way (every step left by its first outcome) comes first.
 */
export function columnsOf(flow: Flow): ReadonlyMap<string, number> {
  const ranks = ranksOf(flow)
  const usual = usualWay(flow)
  const order = flow.steps
    .map(({ id, party }, index) => ({ id, party, rank: ranks.get(id) ?? 0, key: usual.includes(id) ? index : index + flow.steps.length }))
    .sort((one, two) => one.rank - two.rank || one.key - two.key)
  const columns = new Map<string, number>()
  let column = -1
  let rank: number | null = null
  let taken = new Set<string>()
  for (const step of order) {
    if (step.rank !== rank || taken.has(step.party)) {
      column += 1
      taken = new Set()
    }
    rank = step.rank
    taken.add(step.party)
    columns.set(step.id, column)
  }
  return columns
}

function ranksOf({ steps, arrows }: Flow): Map<string, number> {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', ranksep: 100, nodesep: 10 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of steps) graph.setNode(id, { width: 10, height: 10 })
  // In the order of writing: a way back is what leads to a step that is met already. The usual way is the shortest.
  for (const { id, from, to } of arrows) if (to !== null && from !== to) graph.setEdge(from, to, { weight: 1, minlen: 1 }, id)
  layout(graph)
  return new Map(steps.map(({ id }) => [id, Math.round(graph.node(id)?.x ?? 0)]))
}

/** The steps from the first to the end, each left by its first outcome. */
export function usualWay({ steps, arrows }: Flow): string[] {
  const way: string[] = []
  for (let step: string | null = steps[0]?.id ?? null; step !== null && !way.includes(step); ) {
    way.push(step)
    step = arrows.find(({ from }) => from === step)?.to ?? null
  }
  return way
}

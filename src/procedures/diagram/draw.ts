import { across } from './across.ts'
import { down } from './down.ts'
import type { Drawing } from './drawing.ts'
import type { Flow } from './flow.ts'
import { flowsOf } from './flows.ts'
import { nodesOf } from './nodes.ts'
import { sizes } from './sizes.ts'
import { waysOf } from './ways.ts'

/**
 * Draws a procedure in lanes, from left to right: columns by layers, what does not lead straight on by tracks between the lanes' steps. The same procedure
 * is always drawn the same; the console's picture and the exported BPMN share it.
 */
export function draw(flow: Flow): Drawing {
  const ways = waysOf(flow)
  const places = across(flow, ways)
  const heights = down(flow, ways, places)
  const nodes = nodesOf(flow, ways.of, places, heights)
  return {
    name: flow.procedure.name,
    width: places.width,
    height: heights.height,
    lanes: flow.lanes.map((lane) => {
      const { y, height } = heights.lanes.get(lane.party) ?? { y: 0, height: 0 }
      return { ...lane, x: sizes.band, y, width: places.width - sizes.band, height }
    }),
    nodes,
    flows: flowsOf({ flow, ...ways, nodes, places, heights }),
  }
}

import type { Element } from 'bpmn-moddle'
import type { Make, Semantics } from './bpmn-semantics.ts'
import type { Drawing, DrawnNode } from './drawing.ts'
import type { Box } from './sizes.ts'

/** Where a case stands in its procedure. */
export interface Marked {
  readonly passed: readonly string[]
  readonly present: string | null
}

interface Meaning extends Pick<Semantics, 'collaboration' | 'elements'> {
  readonly marked: Marked | null
}

/** The drawing as diagram interchange: a shape or an edge for every element, each with the place of its words. */
export function planeOf(make: Make, drawing: Drawing, { collaboration, elements, marked }: Meaning): Element {
  const bounds = ({ x, y, width, height }: Box) => make('dc:Bounds', { x, y, width, height })
  const label = (box: Box | null) => (box ? { label: make('bpmndi:BPMNLabel', { bounds: bounds(box) }) } : {})
  const shape = (id: string, box: Box, more: Readonly<Record<string, unknown>> = {}) =>
    make('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: elements.get(id), bounds: bounds(box), ...more })
  const planeElement = [
    shape('pool', { x: 0, y: 0, width: drawing.width, height: drawing.height }, { isHorizontal: true }),
    ...drawing.lanes.map((lane) => shape(`lane_${lane.party}`, lane, { isHorizontal: true })),
    ...drawing.nodes.map((node) =>
      shape(node.id, node, {
        ...(node.kind === 'step' ? {} : label(node.label)),
        ...(node.kind === 'choice' ? { isMarkerVisible: true } : {}),
        ...colourOf(node, marked),
      }),
    ),
    ...drawing.flows.map(({ id, points, label: said }) =>
      make('bpmndi:BPMNEdge', {
        id: `${id}_di`,
        bpmnElement: elements.get(id),
        waypoint: points.map((point) => make('dc:Point', { ...point })),
        ...label(said),
      }),
    ),
  ]
  const plane = make('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: collaboration, planeElement })
  return make('bpmndi:BPMNDiagram', { id: 'diagram', name: drawing.name, plane })
}

function colourOf({ kind, step }: DrawnNode, marked: Marked | null): Readonly<Record<string, string>> {
  if (!marked || kind !== 'step' || step === null) return {}
  if (step === marked.present) return { 'color:background-color': '#ffe7a3', 'color:border-color': '#ad6800' }
  return marked.passed.includes(step) ? { 'color:background-color': '#e6eef8', 'color:border-color': '#7fa3cc' } : {}
}

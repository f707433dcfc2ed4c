import type { Element } from 'bpmn-moddle'
import type { Term } from '../../calendar/index.ts'
import type { Said } from './bpmn.ts'
import type { Drawing, DrawnFlow, DrawnNode } from './drawing.ts'
import type { Flow, FlowStep } from './flow.ts'

export type Make = (type: string, properties: Readonly<Record<string, unknown>>) => Element

export interface Semantics {
  readonly process: Element
  readonly collaboration: Element
  /** By the id of the drawing's node, flow, or `lane_<party>`; `pool` for the whole. */
  readonly elements: ReadonlyMap<string, Element>
}

/** What the drawing means in BPMN: the process with its lanes, and the pool that holds it. */
export function semanticsOf(make: Make, flow: Flow, drawing: Drawing, said: Said): Semantics {
  const elements = new Map<string, Element>()
  for (const node of drawing.nodes) elements.set(node.id, nodeElement(make, flow, node, said, elements))
  for (const drawn of drawing.flows) elements.set(drawn.id, flowElement(make, flow, drawn, elements))
  const lanes = drawing.lanes.map(({ party, name }) => {
    const flowNodeRef = drawing.nodes.filter((node) => node.party === party).map(({ id }) => elements.get(id))
    const lane = make('bpmn:Lane', { id: `lane_${party}`, name, flowNodeRef })
    elements.set(`lane_${party}`, lane)
    return lane
  })
  const process = make('bpmn:Process', {
    id: `process_${flow.procedure.id}`,
    name: drawing.name,
    isExecutable: false,
    documentation: [words(make, `依据《${said.title}》`)],
    laneSets: [make('bpmn:LaneSet', { id: 'lanes', lanes })],
    flowElements: [...drawing.nodes, ...drawing.flows].map(({ id }) => elements.get(id)),
  })
  const pool = make('bpmn:Participant', { id: 'pool', name: drawing.name, processRef: process })
  elements.set('pool', pool)
  return { process, collaboration: make('bpmn:Collaboration', { id: 'collaboration', participants: [pool] }), elements }
}

const words = (make: Make, text: string): Element => make('bpmn:Documentation', { text })
const documented = (make: Make, lines: readonly string[]) => (lines.length > 0 ? { documentation: [words(make, lines.join('\n'))] } : {})

function nodeElement(make: Make, flow: Flow, { id, kind, name, step }: DrawnNode, said: Said, made: ReadonlyMap<string, Element>): Element {
  const rule = flow.steps.find((each) => each.id === step)
  switch (kind) {
    case 'start':
      return make('bpmn:StartEvent', { id, name })
    case 'choice':
      return make('bpmn:ExclusiveGateway', { id, gatewayDirection: 'Diverging' })
    case 'end':
    case 'late':
      return make('bpmn:EndEvent', { id, name })
    case 'timer':
      return timerElement(make, id, rule, made)
    case 'step':
      return make('bpmn:UserTask', { id, name, ...documented(make, rule ? [...saidOf(rule), said.basisOf(rule.id)].filter(Boolean) : []) })
  }
}

const saidOf = ({ term, notes }: FlowStep): string[] => [...(term ? [`期限：${term}`] : []), ...notes]

/** The step's term; it ends the task only where the measure says that the case moves on when it has run out. */
function timerElement(make: Make, id: string, step: FlowStep | undefined, made: ReadonlyMap<string, Element>): Element {
  return make('bpmn:BoundaryEvent', {
    ...{ id, name: step?.term ?? '' },
    attachedToRef: made.get(`step_${step?.id}`),
    cancelActivity: Boolean(step?.rule.else),
    eventDefinitions: [make('bpmn:TimerEventDefinition', { id: `${id}_term`, timeDuration: durationOf(make, step) })],
  })
}

const iso: Readonly<Record<Term['unit'], ((count: number) => string) | null>> = {
  hour: (count) => `PT${count}H`,
  day: (count) => `P${count}D`,
  month: (count) => `P${count}M`,
  // ISO 8601 knows no working days: said in words, never as days.
  'working-day': null,
}

function durationOf(make: Make, step: FlowStep | undefined): Element {
  const term = step && step.rule.alternatives.length === 0 ? step.rule.within : null
  const exact = term && iso[term.unit]
  return exact
    ? make('bpmn:FormalExpression', { body: exact(term.count) })
    : make('bpmn:FormalExpression', { body: step?.term ?? '', language: 'urn:zhengyun:term' })
}

function flowElement(make: Make, flow: Flow, { id, name, from, to }: DrawnFlow, made: ReadonlyMap<string, Element>): Element {
  const [sourceRef, targetRef] = [made.get(from), made.get(to)]
  const arrow = flow.arrows.find((each) => each.id === id)
  const sequence = make('bpmn:SequenceFlow', {
    id,
    ...(name ? { name } : {}),
    sourceRef,
    targetRef,
    ...documented(make, arrow?.notes ?? []),
  })
  for (const [end, way] of [[sourceRef, 'outgoing'] as const, [targetRef, 'incoming'] as const])
    if (end) end[way] = [...(end[way] ?? []), sequence]
  return sequence
}

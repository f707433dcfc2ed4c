/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle, type Element } from 'bpmn-moddle'
import { printable } from '../../tables/index.ts'
import { type Marked, planeOf } from './bpmn-plane.ts'
import { semanticsOf } from './bpmn-semantics.ts'
import type { Drawing } from './drawing.ts'
import type { Flow } from './flow.ts'

const colours = 'http://www.omg.org/spec/BPMN/non-normative/color/1.0'

/** What an exported diagram says beside the drawing: the measure's title, and 依据 of every step in words. */
export interface Said {
  readonly title: string
  readonly basisOf: (step: string) => string
}

/**
 * A procedure as BPMN 2.0 XML: one pool with a lane for every party, a user task for every step, exclusive gateways where outcomes part, timer boundary
 * events for terms, the article as documentation, and the drawing's places as diagram interchange. `marked`: the steps that a case has passed, and the
 * present one, in colour (BPMN in Color; a modeller that does not know it ignores it).
 */
export async function bpmnOf(flow: Flow, drawing: Drawing, said: Said, marked: Marked | null): Promise<string> {
  const moddle = new BpmnModdle()
  const make = (type: string, properties: Readonly<Record<string, unknown>>): Element => moddle.create(type, properties)
  const { process, collaboration, elements } = semanticsOf(make, flow, drawing, said)
  const definitions = make('bpmn:Definitions', {
    id: 'definitions',
    name: drawing.name,
    targetNamespace: 'urn:zhengyun:procedures',
    exporter: '政云 Zhengyun',
    ...(marked ? { 'xmlns:color': colours } : {}),
    rootElements: [collaboration, process],
    diagrams: [planeOf(make, drawing, { collaboration, elements, marked })],
  })
  // What no XML may hold is neither escaped nor left out by the library.
  return printable((await moddle.toXML(definitions, { format: true })).xml)
}

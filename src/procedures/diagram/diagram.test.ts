import { BpmnModdle, type Element } from 'bpmn-moddle'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '../../app/law-files.ts'
import { bpmnOf } from './bpmn.ts'
import { draw } from './draw.ts'
import { flowOf } from './flow.ts'
import type { Box } from './sizes.ts'

const { regimes } = await loadLaw([])
const all = regimes.all().flatMap((regime) =>
  regime.procedures.map((procedure) => {
    const flow = flowOf(regime, procedure)
    return { name: `${regime.id} ${procedure.id}`, regime, procedure, flow, drawing: draw(flow) }
  }),
)
const said = { title: '办法', basisOf: (step: string) => `依据：${step}` }
const ends = ({ x, y, width, height }: Box) => ({ left: x, right: x + width, top: y, bottom: y + height })
const overlap = (one: Box, two: Box): boolean => {
  const [a, b] = [ends(one), ends(two)]
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

test('every procedure of the five packs is there', () => {
  expect(new Set(all.map(({ regime }) => regime.id)).size).toBeGreaterThanOrEqual(5)
  expect(all.length).toBeGreaterThan(60)
})

describe.each(all)('$name', ({ procedure, flow, drawing }) => {
  const solid = drawing.nodes.filter(({ kind }) => kind !== 'timer')
  test('nothing stands on anything else, and all stands in the lane of its party', () => {
    const boxes = [
      ...solid,
      ...drawing.nodes.flatMap(({ kind, label }) => (kind === 'step' || !label ? [] : [{ id: label.lines.join(''), ...label }])),
    ]
    const clashes = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((two) => overlap(one, two))
        .map((two) => `${one.id} × ${two.id}`),
    )
    expect(clashes).toEqual([])
    const outside = drawing.nodes.filter((node) => {
      const lane = drawing.lanes.find(({ party }) => party === node.party)
      return !lane || ends(node).bottom > ends(lane).bottom || node.y < lane.y || ends(node).right > ends(lane).right
    })
    expect(outside).toEqual([])
  })

  test('lines run right-angled from one end to the other, and through no step', () => {
    for (const { id, from, to, points } of drawing.flows) {
      const [one, two] = [from, to].map((each) => drawing.nodes.find((node) => node.id === each))
      expect([one, two], id).not.toContain(undefined)
      points.slice(1).forEach((point, index) => {
        const before = points[index]
        expect(before && (before.x === point.x || before.y === point.y), `${id} is bent`).toBe(true)
        if (!before) return
        const segment = {
          x: Math.min(before.x, point.x) - 0.5,
          y: Math.min(before.y, point.y) - 0.5,
          width: Math.abs(before.x - point.x) + 1,
          height: Math.abs(before.y - point.y) + 1,
        }
        const crossed = drawing.nodes.filter((node) => node.kind === 'step' && node.id !== from && node.id !== to && overlap(node, segment))
        expect(
          crossed.map((node) => node.id),
          `${id} crosses`,
        ).toEqual([])
      })
    }
  })

  test('words lie on no step and on no other words', () => {
    const labels = drawing.flows.flatMap(({ id, label }) => (label ? [{ id, ...label }] : []))
    const steps = drawing.nodes.filter(({ kind }) => kind === 'step' || kind === 'choice' || kind === 'end')
    const clashes = labels.flatMap((one, index) =>
      [...labels.slice(index + 1), ...steps].filter((two) => overlap(one, two)).map((two) => `${one.id} × ${two.id}`),
    )
    expect(clashes).toEqual([])
  })

  test('every outcome is a flow, and the first step stands first', () => {
    expect(
      drawing.flows
        .filter(({ outcome }) => outcome !== null)
        .map(({ step, outcome }) => `${step}.${outcome}`)
        .sort(),
    ).toEqual(procedure.steps.flatMap((step) => step.outcomes.map(({ id }) => `${step.id}.${id}`)).sort())
    const xs = drawing.nodes.filter(({ kind }) => kind === 'step').map(({ x }) => x)
    expect(drawing.nodes.find(({ id }) => id === `step_${procedure.steps[0]?.id}`)?.x).toBe(Math.min(...xs))
  })

  test('its BPMN is read without a warning; everything has its shape or edge, every flow its two ends', async () => {
    const xml = await bpmnOf(flow, drawing, said, { passed: [], present: procedure.steps[0]?.id ?? null })
    const { rootElement, warnings } = await new BpmnModdle().fromXML(xml)
    expect(warnings).toEqual([])
    const [collaboration, process] = rootElement.rootElements as [Element, Element]
    const plane: Element[] = rootElement.diagrams[0].plane.planeElement
    const drawn = plane.map(({ bpmnElement }) => bpmnElement.id)
    const lanes: Element[] = process.laneSets[0].lanes
    const elements: Element[] = [...collaboration.participants, ...lanes, ...process.flowElements]
    expect(drawn.toSorted()).toEqual(elements.map(({ id }) => id).toSorted())
    expect(new Set(drawn).size).toBe(drawn.length)
    const nodes = (process.flowElements as Element[]).filter(({ $type }) => $type !== 'bpmn:SequenceFlow')
    for (const { $type, sourceRef, targetRef, id } of process.flowElements as Element[]) {
      if ($type !== 'bpmn:SequenceFlow') continue
      expect(nodes, id).toContain(sourceRef)
      expect(nodes, id).toContain(targetRef)
    }
    // Every node in exactly one lane, and nothing that cannot be reached or left.
    expect(lanes.flatMap(({ flowNodeRef }) => flowNodeRef.map((node: Element) => node.id)).toSorted()).toEqual(
      nodes.map(({ id }) => id).toSorted(),
    )
    for (const node of nodes) {
      if (!['bpmn:StartEvent', 'bpmn:BoundaryEvent'].includes(node.$type))
        expect(node.incoming?.length, `${node.id} is never reached`).toBeGreaterThan(0)
      if (node.$type !== 'bpmn:EndEvent') expect(node.outgoing?.length, `${node.id} is never left`).toBeGreaterThan(0)
    }
    expect(nodes.filter(({ $type }) => $type === 'bpmn:UserTask').map(({ name }) => name)).toEqual(procedure.steps.map(({ name }) => name))
    for (const task of nodes.filter(({ $type }) => $type === 'bpmn:UserTask')) expect(task.documentation[0].text).toContain('依据：')
  })
})

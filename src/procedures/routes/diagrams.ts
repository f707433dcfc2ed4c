import { Type } from '@sinclair/typebox'
import { officeRoute } from '../../identity/index.ts'
import { FileAnswer, IdParams, Nullable, type Outcome, type Route } from '../../kernel/index.ts'
import type { Cases } from '../service/index.ts'
import { Basis, listOf, MaybeText, Text, tag } from './schemas.ts'

const Box = { x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() }
const Label = Nullable(Type.Object({ ...Box, lines: listOf(Text) }))
const EndsAs = Nullable(Type.Union(['done', 'refused', 'withdrawn'].map((each) => Type.Literal(each))))
const oneOf = (...names: string[]) => Type.Union(names.map((each) => Type.Literal(each)))

const DiagramView = Type.Object({
  name: Text,
  width: Type.Number({ description: '图的宽，单位为像素' }),
  height: Type.Number(),
  lanes: listOf(Type.Object({ party: Text, name: Text, ...Box })),
  nodes: listOf(
    Type.Object({
      ...{ id: Text, kind: oneOf('start', 'step', 'choice', 'end', 'timer', 'late'), step: MaybeText, party: Text, name: Text },
      ...{ endsAs: EndsAs, label: Label, ...Box },
    }),
  ),
  flows: listOf(
    Type.Object({
      ...{ id: Text, kind: oneOf('forward', 'back', 'late'), from: Text, to: Text, step: MaybeText, outcome: MaybeText, name: Text },
      points: listOf(Type.Object({ x: Type.Number(), y: Type.Number() })),
      label: Label,
    }),
  ),
  steps: listOf(
    Type.Object({
      ...{ id: Text, name: Text, byName: Text, term: MaybeText, notes: listOf(Text), basis: listOf(Basis) },
      ways: listOf(Type.Object({ outcome: MaybeText, name: Text, toName: MaybeText, endsAs: EndsAs, notes: listOf(Text) })),
    }),
  ),
})

const MeasureProcedure = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100 }),
  procedure: Type.String({ minLength: 1, maxLength: 60 }),
})

/** The view is built as its schema says; the pure part's lists are read-only, which the schema's types do not know. */
const answer = <T>(outcome: Outcome<unknown>): Outcome<T> => outcome as Outcome<T>

/** Procedures as pictures: the drawing, and BPMN 2.0 for any modeller. */
export const diagramRoutes = (cases: Cases): Route[] => [
  officeRoute({
    method: 'GET',
    path: '/measures/{id}/procedures/{procedure}/diagram',
    id: 'getProcedureDiagram',
    tag,
    summary: '程序的流程图：泳道、环节、去向及其位置，并附文字说明',
    may: 'signed-in',
    params: MeasureProcedure,
    response: DiagramView,
    handle: async ({ params }) => answer(await cases.diagram(params.id, params.procedure)),
  }),
  officeRoute({
    method: 'GET',
    path: '/measures/{id}/procedures/{procedure}/bpmn',
    id: 'getProcedureBpmn',
    tag,
    summary: '下载程序的流程图（BPMN 2.0 XML）',
    may: 'signed-in',
    download: true,
    params: MeasureProcedure,
    response: FileAnswer,
    handle: ({ params }) => cases.procedureBpmn(params.id, params.procedure),
  }),
  officeRoute({
    method: 'GET',
    path: '/cases/{id}/bpmn',
    id: 'getCaseBpmn',
    tag,
    summary: '下载办件的流程图（BPMN 2.0 XML），已办环节与当前环节着色',
    may: 'case.read',
    download: true,
    params: IdParams,
    response: FileAnswer,
    handle: ({ actor, params }) => cases.caseBpmn(actor, params.id),
  }),
]

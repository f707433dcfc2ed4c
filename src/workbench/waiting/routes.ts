import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, IdText, InstantText, Nullable, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { waitingKinds } from './kinds.ts'
import type { createWaiting } from './service.ts'

const operation = operationOf('工作台')
const KindText = Type.Union(waitingKinds.map((kind) => Type.Literal(kind)))
const Text = Type.String()
const WaitingView = Type.Object({
  kind: KindText,
  id: IdText,
  place: Type.String({ format: 'uuid', description: '在何处办理：办件、工单、义务、结算单等的编号' }),
  number: Nullable(Text),
  act: Type.String({ description: '要做什么' }),
  title: Text,
  stepName: Nullable(Text),
  organisationName: Nullable(Text),
  systemName: Nullable(Text),
  since: InstantText,
  version: Nullable(Type.Integer()),
  clock: Nullable(
    Type.Object({
      dueOn: Nullable(DayText),
      daysLeft: Nullable(Type.Integer({ description: '剩余工作日，逾期为负' })),
      unit: Type.Literal('working-day'),
      overdue: Type.Boolean(),
      provisional: Type.Boolean(),
      stands: Type.Boolean({ description: '中止计时' }),
    }),
  ),
})
const CountView = { count: Type.Integer(), overdue: Type.Integer(), soon: Type.Integer({ description: '下一个工作日之内到期' }) }

/** `/waiting`. */
export const waitingRoutes = (waiting: ReturnType<typeof createWaiting>): Route[] => [
  operation({
    method: 'GET',
    path: '/waiting',
    id: 'listWaiting',
    summary: '等我办理的各类事项：逾期的在前，其余按到期先后',
    may: 'signed-in',
    query: Type.Composite([PageQuery, Type.Object({ kind: Type.Optional(KindText) })]),
    response: PageOf(WaitingView),
    handle: ({ actor, query }) => waiting.waiting(actor, query),
  }),
  operation({
    method: 'GET',
    path: '/waiting/counts',
    id: 'countWaiting',
    summary: '等我办理的各类事项的件数',
    may: 'signed-in',
    response: Type.Object({ ...CountView, kinds: Type.Array(Type.Object({ kind: KindText, ...CountView })) }),
    handle: ({ actor }) => waiting.counts(actor),
  }),
]

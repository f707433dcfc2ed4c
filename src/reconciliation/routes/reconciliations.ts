import { Type } from '@sinclair/typebox'
import { IdParams, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Reconciling } from '../service/index.ts'
import type { DifferenceDetail, DifferenceRow } from '../store/differences.ts'
import {
  CauseKindText,
  DetailView,
  DifferenceRowView,
  DifferenceView,
  operation,
  ReconciliationHead,
  ReconciliationView,
  Said,
  StateText,
} from './schemas.ts'

const No = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
const OneParams = Type.Object({ id: IdText, no: No })
const Decision = Type.Object({
  state: Type.Unsafe<typeof StateText.static>({ ...StateText, description: '所选差异当前的状态' }),
  cause: Type.Optional(CauseKindText),
  nos: Type.Optional(
    Type.Array(No, { minItems: 1, maxItems: 1000, uniqueItems: true, description: '所选差异的编号；不写为符合条件的全部' }),
  ),
  count: Type.Integer({ minimum: 1, description: '所选差异的个数，与实际不符的不办理' }),
  decision: StateText,
  reason: Said(2000),
  fact: Type.Optional(Said(500)),
})

const rowView = (row: DifferenceRow) => ({ ...row, causes: [...row.causes] })
const detailView = <T extends DifferenceDetail>({ lines, decisions, ...detail }: T) => ({
  ...detail,
  causes: [...detail.causes],
  lines: { ...lines, ours: [...lines.ours], theirs: [...lines.theirs] },
  decisions: [...decisions],
})

export const differenceRoutes = (reconciling: Reconciling): Route[] => [
  operation({
    method: 'GET',
    path: '/reconciliations/{id}',
    id: 'getReconciliation',
    summary: '查看账单核对及其合计',
    may: 'statement.read',
    params: IdParams,
    response: ReconciliationView,
    handle: async ({ actor, params }) => {
      const found = await reconciling.get(actor, params.id)
      return found.ok ? ok({ ...found.value, sums: [...found.value.sums] }) : found
    },
  }),
  operation({
    method: 'GET',
    path: '/reconciliations/{id}/differences',
    id: 'listReconciliationDifferences',
    summary: '查询账单核对的差异',
    may: 'statement.read',
    params: IdParams,
    query: Type.Composite([PageQuery, Type.Object({ cause: Type.Optional(CauseKindText), state: Type.Optional(StateText) })]),
    response: PageOf(DifferenceRowView),
    handle: async ({ actor, params, query }) => {
      const page = await reconciling.differences(actor, params.id, query)
      return page.ok ? ok({ items: page.value.items.map(rowView), next: page.value.next }) : page
    },
  }),
  operation({
    method: 'GET',
    path: '/reconciliations/{id}/differences/{no}',
    id: 'getReconciliationDifference',
    summary: '查看一处差异：双方各行、原因与算式、处理沿革',
    may: 'statement.read',
    params: OneParams,
    response: DifferenceView,
    handle: async ({ actor, params }) => {
      const found = await reconciling.difference(actor, params.id, params.no)
      return found.ok ? ok(detailView(found.value)) : found
    },
  }),
  operation({
    method: 'POST',
    path: '/reconciliations/{id}/decisions',
    id: 'decideReconciliationDifferences',
    summary: '处理差异：采纳、不采纳、已更正档案，或重新处理；同类的可以一并处理',
    may: 'reconciliation.manage',
    params: IdParams,
    body: Decision,
    response: Type.Object({ decided: Type.Integer() }),
    handle: ({ actor, params, body, key }) => reconciling.decide(actor, { ...body, id: params.id }, key),
  }),
  operation({
    method: 'POST',
    path: '/reconciliations/{id}/differences/{no}/comment',
    id: 'commentReconciliationDifference',
    summary: '云服务商对一处差异作说明（一次）',
    may: 'statement.read',
    params: OneParams,
    body: Type.Object({ comment: Said(2000) }),
    response: DetailView,
    status: 201,
    handle: async ({ actor, params, body, key }) => {
      const found = await reconciling.comment(actor, { ...params, ...body }, key)
      return found.ok ? ok(detailView(found.value)) : found
    },
  }),
  operation({
    method: 'POST',
    path: '/reconciliations/{id}/close',
    id: 'closeReconciliation',
    summary: '核对完毕：差异全部处理后，不能再改',
    may: 'reconciliation.manage',
    params: IdParams,
    response: Type.Object(ReconciliationHead),
    handle: ({ actor, params, key }) => reconciling.close(actor, params.id, key),
  }),
]

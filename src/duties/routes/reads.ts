import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { FileAnswer, IdParams, IdText, type Outcome, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Duties } from '../service/index.ts'
import { DutyName, InstanceView, PeriodView, RowView, RuleView, State, SummaryView, tag } from './schemas.ts'

const operation = operationOf(tag)
/** The views are built as their schemas say; days and lists are narrower here than there. */
const answer = <T>(outcome: Outcome<unknown>): Outcome<T> => outcome as Outcome<T>

/** What people look at: the wall, one instance, counts, and what the measure asks of whom. */
export const reads = (duties: Duties): Route[] => [
  operation({
    method: 'GET',
    path: '/duties',
    id: 'listDuties',
    summary: '义务墙：先到期的在前',
    may: 'duty.read',
    query: Type.Composite([
      PageQuery,
      Type.Object({
        organisationId: Type.Optional(IdText),
        state: Type.Optional(State),
        duty: Type.Optional(DutyName),
      }),
    ]),
    response: PageOf(RowView),
    handle: ({ actor, query }) => duties.list(actor, query),
  }),
  operation({
    method: 'GET',
    path: '/duties/summary',
    id: 'summariseDuties',
    summary: '各单位履行义务的情况',
    may: 'duty.read',
    response: Type.Object({ items: Type.Array(SummaryView) }),
    handle: ({ actor }) => duties.summary(actor),
  }),
  operation({
    method: 'GET',
    path: '/duties/rules',
    id: 'listDutyRules',
    summary: '本地办法规定的义务与现行周期',
    may: 'duty.read',
    response: Type.Object({ items: Type.Array(RuleView) }),
    handle: async ({ actor }) => answer(await duties.rules(actor)),
  }),
  operation({
    method: 'GET',
    path: '/duties/instances/{id}',
    id: 'getDuty',
    summary: '一项义务：内容、依据、期限与证明',
    may: 'duty.read',
    params: IdParams,
    response: InstanceView,
    handle: async ({ actor, params }) => answer(await duties.view(actor, params.id)),
  }),
  operation({
    method: 'GET',
    path: '/duties/instances/{id}/filings/{filingId}/content',
    id: 'getDutyEvidence',
    summary: '下载履行义务的证明',
    may: 'duty.read',
    download: true,
    params: Type.Object({ id: IdText, filingId: IdText }),
    response: FileAnswer,
    handle: ({ actor, params }) => duties.evidence(actor, params.id, params.filingId),
  }),
  operation({
    method: 'GET',
    path: '/important-periods',
    id: 'listImportantPeriods',
    summary: '重要时期',
    may: 'duty.read',
    response: Type.Object({ items: Type.Array(PeriodView) }),
    handle: async ({ actor }) => {
      const found = await duties.periods(actor)
      return found.ok ? ok({ items: found.value.items.map(({ jurisdictionId: _, ...period }) => period) }) : found
    },
  }),
]

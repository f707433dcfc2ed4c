import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import {
  CitationView,
  DayText,
  IdParams,
  IdText,
  InstantText,
  Nullable,
  type Outcome,
  ok,
  PageOf,
  PageQuery,
  type Route,
} from '../../kernel/index.ts'
import { Indicator, Text } from '../schemas.ts'
import type { Findings } from './service/index.ts'
import type { UsageFinding } from './store.ts'

const operation = operationOf('资源利用')
const State = Type.Union([Type.Literal('open'), Type.Literal('answered'), Type.Literal('void')], {
  description: 'open 待回应，answered 已回应，void 因数据更正不再成立',
})
const View = Type.Object({
  id: IdText,
  organisationId: IdText,
  organisationName: Type.String(),
  systemId: IdText,
  systemName: Type.String(),
  figureId: Nullable(IdText),
  checkId: Nullable(IdText),
  indicator: Nullable(Indicator),
  zone: Nullable(Type.String()),
  from: Nullable(DayText),
  to: Nullable(DayText),
  rule: Type.String(),
  message: Type.String(),
  citation: CitationView,
  caseId: Nullable(IdText),
  caseNumber: Nullable(Type.String()),
  state: State,
  answer: Nullable(Type.String()),
  answeredByPerson: Nullable(Type.String()),
  answeredAt: Nullable(InstantText),
  foundAt: InstantText,
})
const Query = Type.Composite([
  PageQuery,
  Type.Object({
    organisationId: Type.Optional(IdText),
    systemId: Type.Optional(IdText),
    rule: Type.Optional(Text(100)),
    state: Type.Optional(State),
  }),
])
const view = ({ regime, cite, jurisdictionId: _, ...finding }: UsageFinding) => ({
  ...finding,
  indicator: finding.indicator as 'cpu' | 'memory' | 'storage' | null,
  citation: { regime, cite },
})
const viewed = (outcome: Outcome<UsageFinding>) => (outcome.ok ? ok(view(outcome.value)) : outcome)

export const findingRoutes = (findings: Findings): Route[] => [
  operation({
    method: 'GET',
    path: '/findings',
    id: 'listFindings',
    summary: '查看利用率与用途核查发现的情况',
    may: 'usage.read',
    query: Query,
    response: PageOf(View),
    handle: async ({ actor, query }) => {
      const { items, next } = await findings.findings(actor, query)
      return ok({ items: items.map(view), next })
    },
  }),
  operation({
    method: 'POST',
    path: '/findings/{id}/answer',
    id: 'answerFinding',
    summary: '回应发现的情况（说明或整改）',
    may: 'system.register',
    params: IdParams,
    body: Type.Object({ answer: Text(2000) }),
    response: View,
    handle: async ({ actor, params, body, key }) => viewed(await findings.answerFinding(actor, params.id, body.answer, key)),
  }),
]

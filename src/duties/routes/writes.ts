import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { bytesOfBase64, DayText, day, IdParams, IdText, labelOf, NameText, type Route, refuse } from '../../kernel/index.ts'
import type { Duties } from '../service/index.ts'
import { DutyName, tag } from './schemas.ts'

const operation = operationOf(tag)
const Reason = NameText(1000)
const Done = Type.Object({ id: IdText })
const maybeDay = (text: string | undefined) => (text === undefined ? null : day(text))

/** What people do: fulfil, waive, set intervals, declare important periods. */
export const writes = (duties: Duties): Route[] => [
  operation({
    method: 'POST',
    path: '/duties/instances/{id}/fulfilment',
    id: 'fulfilDuty',
    summary: '履行义务、提交证明；已提交的可另行提交更正（两份都保留）',
    may: 'duty.fulfil',
    params: IdParams,
    status: 201,
    takesFile: true,
    body: Type.Object({
      note: NameText(2000),
      evidence: Type.Optional(
        Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }), content: Type.String({ description: 'Base64' }) }),
      ),
      validFrom: Type.Optional(DayText),
      validTo: Type.Optional(DayText),
      replaces: Type.Optional(IdText),
    }),
    response: Done,
    handle: async ({ actor, params, body, key }) => {
      const { note, evidence, validFrom, validTo, replaces } = body
      const bytes = evidence ? bytesOfBase64(evidence.content) : null
      if (evidence && !bytes) return refuse('case.material-encoding', { facts: { name: labelOf(evidence.name) } })
      const paper = evidence && bytes ? { name: evidence.name, bytes } : null
      const said = { note, evidence: paper, validFrom: maybeDay(validFrom), validTo: maybeDay(validTo), replaces: replaces ?? null }
      return duties.fulfil(actor, params.id, said, key)
    },
  }),
  operation({
    method: 'POST',
    path: '/duties/instances/{id}/waiver',
    id: 'waiveDuty',
    summary: '准予豁免',
    may: 'duty.manage',
    params: IdParams,
    body: Type.Object({ reason: Reason }),
    response: Done,
    handle: ({ actor, params, body, key }) => duties.waive(actor, params.id, body.reason, key),
  }),
  operation({
    method: 'PUT',
    path: '/duties/{duty}/interval',
    id: 'setDutyInterval',
    summary: '设定义务的周期',
    may: 'duty.manage',
    params: Type.Object({ duty: DutyName }),
    body: Type.Object({
      every: Type.String({ minLength: 1, maxLength: 30, description: 'month、quarter、half-year、year，或期限如 6 months' }),
      from: DayText,
      reason: Reason,
    }),
    response: Done,
    handle: ({ actor, params, body, key }) => duties.setEvery(actor, params.duty, { ...body, from: day(body.from) }, key),
  }),
  operation({
    method: 'POST',
    path: '/important-periods',
    id: 'declareImportantPeriod',
    summary: '宣布重要时期',
    may: 'duty.manage',
    status: 201,
    body: Type.Object({ name: NameText(200), from: DayText, to: DayText, reason: Reason }),
    response: Done,
    handle: ({ actor, body, key }) => duties.declare(actor, { ...body, from: day(body.from), to: day(body.to) }, key),
  }),
  operation({
    method: 'POST',
    path: '/important-periods/{id}/end',
    id: 'endImportantPeriod',
    summary: '提前结束重要时期',
    may: 'duty.manage',
    params: IdParams,
    body: Type.Object({ on: DayText, reason: Reason }),
    response: Done,
    handle: ({ actor, params, body, key }) => duties.endEarly(actor, params.id, { on: day(body.on), reason: body.reason }, key),
  }),
]

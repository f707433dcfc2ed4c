import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { bytesOfBase64, FileAnswer, IdParams, IdText, labelOf, NameText, ok, PageQuery, type Route, refuse } from '../../kernel/index.ts'
import { CorrectionStateText, CorrectionsView, CorrectionView } from './schemas.ts'
import type { createCorrections } from './service.ts'

const operation = operationOf('结算')
const LineNo = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
const NumberParams = Type.Object({ id: IdText, no: LineNo })
const Opinion = NameText(4000)

type Corrections = ReturnType<typeof createCorrections>

/** `/statements/{id}/corrections`. */
export const correctionsRoutes = (corrections: Corrections): Route[] => [...reads(corrections), ...acts(corrections)]

const reads = (corrections: Corrections): Route[] => [
  operation({
    method: 'GET',
    path: '/statements/{id}/corrections',
    id: 'listCorrections',
    summary: '查询结算单封存后的更正，以及已同意的更正合计',
    may: 'statement.read',
    params: IdParams,
    query: Type.Composite([
      PageQuery,
      Type.Object({ state: Type.Optional(CorrectionStateText), line: Type.Optional(LineNo), organisation: Type.Optional(IdText) }),
    ]),
    response: CorrectionsView,
    handle: async ({ actor, params, query }) => {
      const found = await corrections.corrections(actor, params.id, query)
      if (!found.ok) return found
      const { items, next, approved } = found.value
      return ok({ items, next, approved: { providers: [...approved.providers], units: [...approved.units] } })
    },
  }),
  operation({
    method: 'GET',
    path: '/statements/{id}/corrections/{no}/evidence',
    id: 'getCorrectionEvidence',
    summary: '下载更正的佐证材料',
    may: 'statement.read',
    params: NumberParams,
    response: FileAnswer,
    download: true,
    handle: ({ actor, params }) => corrections.correctionEvidence(actor, { statementId: params.id, no: params.no }),
  }),
]

const acts = (corrections: Corrections): Route[] => [
  operation({
    method: 'POST',
    path: '/statements/{id}/corrections',
    id: 'proposeCorrection',
    summary: '对已封存结算单的一行明细（或一项考评与评估调整）提出更正',
    may: 'statement.correct',
    params: IdParams,
    takesFile: true,
    body: Type.Object({
      lineNo: Type.Optional(LineNo),
      adjustmentNo: Type.Optional(LineNo),
      amount: Type.String({ pattern: '^-?\\d{1,14}(\\.\\d{1,2})?$', description: '加于该行的金额，元，负数为减少，至多两位小数' }),
      reason: NameText(2000),
      cause: Type.Optional(NameText(200)),
      evidence: Type.Optional(
        Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }), content: Type.String({ description: 'Base64' }) }),
      ),
    }),
    response: CorrectionView,
    status: 201,
    handle: async ({ actor, params, body, key }) => {
      const { lineNo, adjustmentNo, amount, reason, cause, evidence } = body
      const bytes = evidence ? bytesOfBase64(evidence.content) : null
      if (evidence && !bytes) return refuse('case.material-encoding', { facts: { name: labelOf(evidence.name) } })
      const file = evidence && bytes ? { name: evidence.name, bytes } : null
      const about = { statementId: params.id, lineNo: lineNo ?? null, adjustmentNo: adjustmentNo ?? null }
      return corrections.propose(actor, { ...about, amount, reason, cause: cause ?? null, evidence: file }, key)
    },
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/corrections/{no}/decision',
    id: 'decideCorrection',
    summary: '审批更正（提出人、核算人以外的人员）',
    may: 'statement.review',
    params: NumberParams,
    body: Type.Object({
      decision: Type.Unsafe<'approve' | 'reject'>(Type.Union([Type.Literal('approve'), Type.Literal('reject')])),
      opinion: Type.Optional(Opinion),
    }),
    response: CorrectionView,
    handle: ({ actor, params, body, key }) => {
      const { decision, opinion } = body
      return corrections.decideCorrection(actor, { statementId: params.id, no: params.no, decision, opinion: opinion ?? null }, key)
    },
  }),
  operation({
    method: 'POST',
    path: '/statements/{id}/corrections/{no}/withdrawal',
    id: 'withdrawCorrection',
    summary: '撤回本人提出、尚未审批的更正',
    may: 'statement.correct',
    params: NumberParams,
    response: CorrectionView,
    handle: ({ actor, params, key }) => corrections.withdrawCorrection(actor, { statementId: params.id, no: params.no }, key),
  }),
]

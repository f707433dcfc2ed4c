import type { Sight } from '../../identity/index.ts'
import { type Fen, formatYuan, type Id } from '../../kernel/index.ts'
import type { Correction } from '../corrections/correction.ts'
import type { SideLine } from '../exports/line.ts'
import type { Adjustment } from '../rules/adjustments.ts'

/** A result concerns the provider or the unit that it is about, and who sees the whole. */
export const concerns = ({ all, organisationIds, providerId }: Sight, { organisationId }: Pick<Adjustment, 'organisationId'>): boolean =>
  all || organisationIds.includes(organisationId) || organisationId === providerId

const yuan = (fen: string): string => formatYuan(BigInt(fen) as Fen)

/** A result of evaluation or of an assessment report as it leaves the house, with its arithmetic. It has no id of its own: the statement's with its number is one. */
export function adjustmentLine(statementId: Id, { no, kind, name, value, base, percent, says, cite, ...of }: Adjustment): SideLine {
  const whose = { organisationId: null, organisationName: null, providerId: null, providerName: null }
  const unit = { organisationId: of.organisationId, organisationName: of.organisationName }
  const provider = { providerId: of.organisationId, providerName: of.organisationName }
  return {
    kind: 'adjustment',
    id: `${statementId}/${no}`,
    lineNo: null,
    refersTo: `${name}（${value}）`,
    ...whose,
    ...(kind === 'unit' ? unit : provider),
    amount: yuan(of.amount),
    payer: 'level',
    reason: `${says}；${yuan(base)}元按${percent}%支付，增减${yuan(of.amount)}元`,
    cite,
  }
}

/** An approved correction as it leaves the house. */
export const correctionLine = (correction: Correction): SideLine => ({
  kind: 'correction',
  id: correction.id,
  lineNo: correction.lineNo,
  refersTo: correctedInWords(correction),
  organisationId: correction.organisationId,
  organisationName: correction.organisationName,
  providerId: correction.providerId,
  providerName: correction.providerName,
  amount: correction.amount,
  payer: correction.payer,
  reason: correction.cause === null ? correction.reason : `${correction.reason}（${correction.cause}）`,
  cite: null,
})

const correctedInWords = ({ lineNo, adjustmentNo, name }: Correction): string =>
  lineNo === null ? `第${adjustmentNo}项考评与评估调整：${name}` : `第${lineNo}行：${name}`

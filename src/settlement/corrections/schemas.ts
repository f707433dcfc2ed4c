import { Type } from '@sinclair/typebox'
import { IdText, InstantText, Nullable, YuanText } from '../../kernel/index.ts'
import { correctionStates } from './correction.ts'

export const CorrectionStateText = Type.Unsafe<(typeof correctionStates)[number]>(
  Type.Union(
    correctionStates.map((state) => Type.Literal(state)),
    { description: 'proposed 待审批、approved 已同意、rejected 不同意、withdrawn 已撤回' },
  ),
)

export const CorrectionView = Type.Object({
  id: IdText,
  no: Type.Integer({ description: '在本结算单内的更正编号' }),
  lineNo: Nullable(Type.Integer({ description: '所更正的明细行' })),
  adjustmentNo: Nullable(Type.Integer({ description: '所更正的考评与评估调整' })),
  payer: Type.Unsafe<'level' | 'unit'>(Type.Union([Type.Literal('level'), Type.Literal('unit')])),
  resourceId: Nullable(IdText),
  organisationId: Nullable(IdText),
  organisationName: Nullable(Type.String()),
  systemId: Nullable(IdText),
  systemName: Nullable(Type.String()),
  providerId: Nullable(IdText),
  providerName: Nullable(Type.String()),
  name: Type.String({ description: '服务项，或者调整的名称' }),
  amount: Type.String({ description: '加于该行的金额，元，负数为减少' }),
  reason: Type.String(),
  cause: Nullable(Type.String({ description: '差错的来由' })),
  evidence: Nullable(Type.String({ description: '佐证材料的文件名' })),
  state: CorrectionStateText,
  proposedBy: Type.String(),
  proposedByPerson: Nullable(Type.String()),
  proposedAt: InstantText,
  decidedBy: Nullable(Type.String()),
  decidedByPerson: Nullable(Type.String()),
  decidedAt: Nullable(InstantText),
  opinion: Nullable(Type.String()),
})

const Sum = Type.Object({
  id: IdText,
  name: Type.String(),
  amount: Type.String({ description: '已同意的更正合计，本级支付的部分，元' }),
  apart: YuanText,
})

export const CorrectionsView = Type.Object({
  items: Type.Array(CorrectionView),
  next: Nullable(Type.String()),
  approved: Type.Object({ providers: Type.Array(Sum), units: Type.Array(Sum) }),
})

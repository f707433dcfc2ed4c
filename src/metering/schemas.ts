import { Type } from '@sinclair/typebox'
import { operationOf } from '../identity/index.ts'
import { DayText, IdText, InstantText, Nullable } from '../kernel/index.ts'
import { meteredBases, quantityStates } from './quantity.ts'

/** One operation of this folder. */
export const operation = operationOf('计量')

/** Something to be seen in it: a reason of blanks is none. */
export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' })
export const QuantityText = Type.String({ pattern: '^\\d{1,10}(\\.\\d{1,4})?$', description: '数量，按服务项的计量单位，至多四位小数' })
export const State = Type.Union(
  quantityStates.map((state) => Type.Literal(state)),
  { description: 'reported 待确认，confirmed 已确认，objected 有异议' },
)
const Basis = Type.Union(
  meteredBases.map((basis) => Type.Literal(basis)),
  { description: 'hour 按小时，work 按工作量，metered 按计量' },
)

export const said = {
  from: DayText,
  to: Type.String({ ...DayText, description: '期间末日；数量计入该日' }),
  quantity: QuantityText,
  note: Type.Optional(Type.String({ maxLength: 500 })),
}
export const QuantityView = Type.Object({
  id: IdText,
  resourceId: IdText,
  from: DayText,
  to: DayText,
  quantity: Type.String(),
  note: Type.String(),
  organisationId: IdText,
  organisationName: Type.String(),
  providerId: IdText,
  providerName: Type.String(),
  systemId: IdText,
  systemName: Type.String(),
  itemName: Type.String(),
  specification: Type.String(),
  unit: Type.String(),
  externalName: Nullable(Type.String()),
  basis: Basis,
  state: State,
  reportedByName: Type.String(),
  reportedByPerson: Type.String(),
  reportedAt: InstantText,
  decidedByName: Nullable(Type.String()),
  decidedByPerson: Nullable(Type.String()),
  decidedAt: Nullable(InstantText),
  opinion: Nullable(Type.String()),
  supersedes: Nullable(IdText),
  before: Nullable(Type.Object({ from: DayText, to: DayText, quantity: Type.String() }, { description: '所更正的原记录' })),
  reason: Nullable(Type.String()),
  supersededAt: Nullable(InstantText),
  correcting: Type.Boolean({ description: '有待确认的更正；确认之前仍以本记录为准' }),
})
export const ResourceView = Type.Object({
  id: IdText,
  organisationName: Type.String(),
  systemName: Type.String(),
  itemName: Type.String(),
  unit: Type.String(),
  externalName: Nullable(Type.String()),
  chargedFrom: Nullable(DayText),
  chargedUntil: Nullable(Type.String({ ...DayText, description: '不再计费的首日' })),
})

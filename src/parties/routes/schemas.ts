import { Type } from '@sinclair/typebox'
import { DayText, IdText, InstantText, NameText, Nullable } from '../../kernel/index.ts'
import { natures } from '../store/organisations.ts'

export const Text = NameText(200)
export const MaybeText = Type.Optional(Nullable(Text))
export const LastDay = Nullable(Type.String({ ...DayText, description: '最后一日（含当日）；null：持续有效' }))
export const MaybeLastDay = Type.Optional(LastDay)
/** The query of an operation that ends something on a day. */
export const EndQuery = Type.Object({ lastDay: Type.String({ ...DayText, description: '最后一日（含当日）' }) })

const RegimeId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: '办法包的标识，如 place-2024' })
const PartyId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: '所适用办法中的职责标识' })
const CreditCode = Type.String({ minLength: 18, maxLength: 18, description: '统一社会信用代码（GB 32100）' })
const Budget = Type.Union([Type.Literal('level'), Type.Literal('outside-level')], {
  description: 'level 本级预算单位，outside-level 非本级预算单位',
})
const Nature = Type.Union(
  natures.map((nature) => Type.Literal(nature)),
  { description: 'government 党政机关，class-one 公益一类事业单位，class-two 公益二类事业单位，enterprise 企业，other 其他' },
)

export const Binding = Type.Object({ regimeId: RegimeId, from: DayText })
/** Another measure, and what was decided of what it no longer charges. */
export const NextBinding = Type.Object({
  ...Binding.properties,
  lostTerms: Type.Optional(
    Type.Object(
      { count: Type.Integer({ minimum: 1 }), reason: Type.String({ minLength: 1, maxLength: 2000 }) },
      { description: '新办法不再计满的最低计费期限：逐个查看后填报个数，并写明处理意见' },
    ),
  ),
})
export const JurisdictionDraft = Type.Object({ name: Text, ...Binding.properties })
export const JurisdictionView = Type.Object({
  id: IdText,
  name: Type.String(),
  regimes: Type.Array(
    Type.Object({
      ...{ regimeId: Type.String(), from: DayText, lastDay: LastDay },
      lostTerms: Nullable(Type.Object({ count: Type.Integer(), reason: Type.String(), decidedBy: Type.String() })),
    }),
  ),
})

export const PartyNames = Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) })

export const PartyParams = Type.Object({ id: IdText, party: PartyId })
export const Assignment = Type.Object({ party: PartyId, from: DayText, lastDay: MaybeLastDay })

const optional = {
  parentId: Type.Optional(Nullable(IdText)),
  area: MaybeText,
  creditCode: Type.Optional(Nullable(CreditCode)),
  contactName: MaybeText,
  contactPhone: MaybeText,
}
export const OrganisationDraft = Type.Object({
  jurisdictionId: Type.Optional(Nullable(IdText)),
  name: Text,
  budget: Budget,
  nature: Type.Optional(Nature),
  ...optional,
})
export const OrganisationChange = Type.Object({
  name: Type.Optional(Text),
  budget: Type.Optional(Budget),
  budgetFrom: Type.Optional({ ...DayText, description: '预算关系自哪一日起变更，不晚于今天；不填即今天' }),
  nature: Type.Optional(Nature),
  ...optional,
})
export const OrganisationView = Type.Object({
  id: IdText,
  jurisdictionId: Nullable(IdText),
  parentId: Nullable(IdText),
  name: Type.String(),
  area: Nullable(Type.String()),
  budget: Budget,
  nature: Nature,
  creditCode: Nullable(Type.String()),
  contactName: Nullable(Type.String()),
  contactPhone: Nullable(Type.String()),
  version: Type.Integer(),
  budgets: Type.Array(Type.Object({ budget: Budget, from: Nullable(DayText), lastDay: LastDay }), { description: '预算关系沿革' }),
  parties: Type.Array(Type.Object({ party: Type.String(), from: DayText, lastDay: LastDay })),
})

export const BlacklistDraft = Type.Object({
  name: Text,
  creditCode: Type.Optional(Nullable(CreditCode)),
  organisationId: Type.Optional(Nullable(IdText)),
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
  source: Type.String({ minLength: 1, maxLength: 500, description: '依据或来源，如认定文书文号、公示网站' }),
  from: DayText,
  lastDay: MaybeLastDay,
})
export const BlacklistView = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  name: Type.String(),
  creditCode: Nullable(Type.String()),
  organisationId: Nullable(IdText),
  reason: Type.String(),
  source: Type.String(),
  from: DayText,
  lastDay: LastDay,
  recordedAt: InstantText,
})

const Share = Type.String({
  pattern: '^(?!0{1,2}(\\.0{1,4})?$)(100(\\.0{1,4})?|\\d{1,2}(\\.\\d{1,4})?)$',
  description: '持股比例，百分数，如 51.5',
})
export const AffiliationDraft = Type.Object({
  holderId: IdText,
  heldId: IdText,
  share: Type.Optional(Nullable(Share)),
  from: DayText,
  lastDay: MaybeLastDay,
})
export const AffiliationView = Type.Object({
  id: IdText,
  jurisdictionId: IdText,
  holderId: IdText,
  holderName: Type.String(),
  heldId: IdText,
  heldName: Type.String(),
  share: Nullable(Type.String()),
  from: DayText,
  lastDay: LastDay,
  recordedAt: InstantText,
})

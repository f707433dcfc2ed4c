import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { DayText, IdText, InstantText, Nullable } from '../../kernel/index.ts'
import { formats } from '../document.ts'
import { seriesIds, subjects } from '../templates/template.ts'

export const operation = operationOf('公文')

const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

export const listOf = <T extends TSchema>(item: T) => Type.Unsafe<readonly Static<T>[]>(Type.Array(item))

export const About = OneOf(subjects)
export const Format = OneOf(formats)
export const SeriesText = OneOf(seriesIds)
export const Kind = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z][a-z0-9-]*$', description: '文书种类' })
export const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })
const Text = Type.String()
const MaybeText = Nullable(Text)

export const FileView = Type.Object({ format: Format, sha256: Text, size: Type.Integer() })
const ScanView = Type.Object({
  id: IdText,
  name: Text,
  mediaType: Text,
  sha256: Text,
  size: Type.Integer(),
  attachedAt: InstantText,
  attachedByName: Text,
  organisationName: Text,
})

const short = {
  id: IdText,
  about: About,
  aboutId: IdText,
  kind: Text,
  name: Text,
  series: SeriesText,
  number: Type.String({ description: '发文字号' }),
  title: Text,
  version: Type.Integer({ description: '第几版：重新出具的为新的一版' }),
  replaces: Nullable(IdText),
  replacesNumber: MaybeText,
  reason: MaybeText,
  replacedBy: Nullable(IdText),
  replacedByNumber: MaybeText,
  paperId: Nullable(IdText),
  issuerId: IdText,
  issuerName: Text,
  issuedByName: Text,
  issuedOn: DayText,
  issuedAt: InstantText,
  code: Type.String({ description: '校验码' }),
  withdrawnAt: Nullable(InstantText),
  withdrawnReason: MaybeText,
  files: listOf(FileView),
  scans: listOf(ScanView),
}
export const DocumentView = Type.Object(short)

const Column = Type.Object({ name: Text, align: OneOf(['left', 'right', 'center'] as const), share: Type.Number() })
const BlockView = Type.Object({
  kind: OneOf(['paragraph', 'heading', 'table', 'bars'] as const),
  text: Type.Optional(Text),
  level: Type.Optional(Type.Integer()),
  caption: Type.Optional(MaybeText),
  columns: Type.Optional(Type.Array(Column)),
  rows: Type.Optional(Type.Array(Type.Array(Text))),
})
/** What was printed, or would be, block by block. */
export const ContentView = Type.Unsafe<{
  masthead: string | null
  number: string | null
  title: string
  to: readonly string[]
  body: readonly object[]
  annexes: readonly string[]
  signedBy: string | null
  date: string
  note: string | null
  copies: readonly string[]
}>(
  Type.Object({
    masthead: MaybeText,
    number: MaybeText,
    title: Text,
    to: Type.Array(Text),
    body: Type.Array(BlockView),
    annexes: Type.Array(Text),
    signedBy: MaybeText,
    date: DayText,
    note: MaybeText,
    copies: Type.Array(Text),
  }),
)

export const FullDocumentView = Type.Object({ ...short, content: ContentView, mine: Type.Boolean(), mayAttach: Type.Boolean() })

export const OfferView = Type.Object({
  kind: Text,
  name: Text,
  paperId: Nullable(IdText),
  paperNumber: MaybeText,
  words: MaybeText,
  issued: Nullable(Type.Object({ id: IdText, number: Text })),
})

export const DraftView = Type.Object({
  content: ContentView,
  missing: listOf(Type.Object({ fact: Text, says: Text })),
  unprintable: listOf(Type.Object({ field: Text, sign: Text }, { description: '字体不能印出的字，及其所在的栏目' })),
  pattern: Nullable(Type.String({ description: '将使用的发文字号；尚未登记的为空' })),
})

export const SeriesView = Type.Object({
  id: IdText,
  series: Nullable(SeriesText),
  pattern: Text,
  setAt: InstantText,
  setByName: Text,
})

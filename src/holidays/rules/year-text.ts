import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { parse } from 'yaml'
import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { Holiday } from '../notice.ts'

const Text = Type.String({ maxLength: 500 })
const YearText = Type.Object({
  year: Type.Integer({ minimum: 1949, maximum: 2999 }),
  notices: Type.Optional(Type.Array(Type.Object({ title: Type.Optional(Text), address: Type.Optional(Text) }), { maxItems: 10 })),
  holidays: Type.Array(
    Type.Object({ name: Text, off: Type.Array(Text, { maxItems: 40 }), workdays: Type.Optional(Type.Array(Text, { maxItems: 40 })) }),
    { minItems: 1, maxItems: 20 },
  ),
})

/** What a file in the form of `calendars/<year>.yaml` says, for the form: nothing is judged yet. */
export interface YearOfFile {
  readonly year: number
  readonly title: string
  readonly address: string | null
  readonly holidays: readonly Holiday[]
}

/** Reads such a file; aliases, by which a small file unfolds into a huge one, are not followed. Refuses with `import.unreadable`. */
export function readYearText(text: string): Outcome<YearOfFile> {
  let content: unknown
  try {
    content = parse(text, { maxAliasCount: 0, logLevel: 'error' })
  } catch {
    return unreadable('不是YAML文件，或缩进、冒号有误')
  }
  if (!Value.Check(YearText, content)) {
    const [first] = [...Value.Errors(YearText, content)]
    return unreadable(
      `${first?.path || '/'} 处不合格式；应有 year、notices、holidays（name、off、workdays），日期写成2027-10-01或2027-10-01..2027-10-07`,
    )
  }
  const [notice] = (content.notices ?? []).toReversed()
  return ok({ year: content.year, title: notice?.title ?? '', address: notice?.address ?? null, holidays: content.holidays })
}

const unreadable = (why: string) => refuse('import.unreadable', { facts: { why } })

import type { Unprintable } from '../layout/index.ts'
import type { SubjectKind } from '../templates/template.ts'
import { oneLine, plainText } from '../templates/values.ts'
import { type Facts, vocabulary } from '../templates/vocabulary.ts'

/** A sign that no page can show, and where a person finds it to write something else. */
export interface UnprintableSign {
  /** What holds it, as the vocabulary of templates and the measure's forms call it; where nothing does, its place in the document. */
  readonly field: string
  /** “🙂”（U+1F642）; what nobody could see stands by its number alone. */
  readonly sign: string
}

/** The signs with the fields that brought them into the document. `text` is all that the document says. */
export function placesOf(found: readonly Unprintable[], facts: Facts, about: SubjectKind, text: string): UnprintableSign[] {
  const known = fieldsOf(facts, about)
  const signs = found.flatMap(({ where, sign, raw, visible }) => {
    const holding = known.filter(({ value }) => linesOf(value).some((line) => line.includes(raw) && text.includes(line)))
    const fields = holding.length > 0 ? holding.map(({ field }) => field) : [where]
    return fields.map((field) => ({ field, sign: visible ? `“${raw}”（${sign.slice(1, -1)}）` : sign.slice(1, -1) }))
  })
  return signs.filter((each, at) => signs.findIndex(({ field, sign }) => field === each.field && sign === each.sign) === at)
}

/** 用途中的“𱍐”（U+31350）、“🙂”（U+1F642），标题中的…: each field once. */
export function signsInWords(signs: readonly UnprintableSign[]): string {
  const byField = Map.groupBy(signs, ({ field }) => field)
  return [...byField].map(([field, all]) => `${field}中的${all.map(({ sign }) => sign).join('、')}`).join('，')
}

/** A fact stands in a document line by line, or all on one line. */
const linesOf = (value: string): string[] => [
  ...plainText(value)
    .split('\n')
    .map((line) => line.trim()),
  oneLine(value),
]

interface Field {
  readonly field: string
  readonly value: string
}

function fieldsOf({ texts, rows }: Facts, about: SubjectKind): Field[] {
  const words = vocabulary[about]
  const single = Object.entries(texts).flatMap(([name, value]) => {
    const field = words.texts[name]
    return field === undefined ? [] : [{ field, value }]
  })
  // The fields of a form are known by their labels.
  const filled = (rows.fields ?? []).map(({ label = '', value = '' }) => ({ field: label, value }))
  const listed = Object.entries(rows).flatMap(([list, all]) => {
    const said = words.rows[list]
    if (said === undefined || list === 'fields') return []
    return all.flatMap((row, at) =>
      Object.entries(row).map(([column, value]) => ({ field: `${said.says}第${at + 1}行的${said.of[column] ?? column}`, value })),
    )
  })
  return [...single, ...filled, ...listed]
}

import Mustache from 'mustache'
import type { OfficialDocument } from '../layout/document.ts'
import { blocksOf } from './blocks.ts'
import type { Template } from './template.ts'
import { marked, oneLine, plainText, withValues } from './values.ts'
import type { Facts } from './vocabulary.ts'

/** What a template says of a matter, and the facts that it names but nobody knows. */
export interface Rendered {
  readonly content: Pick<OfficialDocument, 'masthead' | 'title' | 'to' | 'body' | 'annexes' | 'signedBy' | 'note' | 'copies'>
  readonly missing: readonly string[]
}

/** Renders a template that was checked; what a fact holds is text, whatever it looks like. */
export function render(template: Template, facts: Facts): Rendered {
  const view = viewOf(facts)
  const missing = new Set(template.needs.filter((name) => isMissing(facts, name)))
  const values: string[] = []
  const writer = new Mustache.Writer()
  writer.escapedValue = ([, name = ''], context) => {
    const value = textOf(context.lookup(name))
    // A cell of a row may be blank; a fact that a sentence needs may not.
    if (value === '' && (name.includes('.') || name in facts.texts)) missing.add(name)
    return marked(values.push(value) - 1)
  }
  const skeleton = (text: string): string => writer.render(text, view)
  const put = (text: string | null): string | null => (text === null ? null : oneLine(withValues(skeleton(text), values)) || null)
  const list = (texts: readonly string[]) => texts.flatMap((text) => namesIn(withValues(skeleton(text), values)))
  const required = {
    masthead: put(template.masthead),
    title: put(template.title) ?? template.name,
    body: blocksOf(skeleton(template.body), values),
    annexes: list(template.annexes),
    signedBy: put(template.signed),
    note: put(template.note),
  }
  // Whom it goes to may be nobody: that is no gap in a text.
  const found = [...missing]
  return { content: { ...required, to: list(template.to), copies: list(template.copies) }, missing: found }
}

const namesIn = (text: string): string[] =>
  plainText(text)
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const textOf = (value: unknown): string => (typeof value === 'string' ? plainText(value) : '')

const isMissing = (facts: Facts, name: string): boolean => !facts.texts[name] && !(facts.rows[name]?.length ?? 0)

/** `unit.name` as `{ unit: { name } }`, the lists, and `has.<list>`. */
function viewOf({ texts, rows }: Facts): Record<string, unknown> {
  const view: Record<string, unknown> = { ...rows }
  for (const [name, value] of Object.entries(texts)) place(view, name.split('.'), plainText(value))
  view.has = Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, all.length > 0]))
  return view
}

function place(view: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    view[first] = value
    return
  }
  const inner = Object.hasOwn(view, first) ? (view[first] as Record<string, unknown>) : Object.create(null)
  view[first] = inner
  place(inner as Record<string, unknown>, rest, value)
}

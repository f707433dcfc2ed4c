import { type Static, Type } from '@sinclair/typebox'
import { Nullable } from '../kernel/index.ts'
import { compare, type Said } from './compare.ts'
import type { Regime } from './model.ts'
import { citeInWords } from './reading/cite.ts'

const Text = Type.String()

export const Cited = Type.Object({ cite: Text, words: Text })
const SaidThing = Nullable(Type.Object({ words: Text, basis: Type.Array(Cited) }))

/** Two measures beside each other, as they are shown. */
export const ComparedView = Type.Object({
  a: Type.Object({ id: Text, title: Text }),
  b: Type.Object({ id: Text, title: Text }),
  differences: Type.Array(
    Type.Object({
      ...{ kind: Text, id: Text, name: Text },
      state: Type.Union((['same', 'changed', 'only-a', 'only-b'] as const).map((state) => Type.Literal(state))),
      ...{ a: SaidThing, b: SaidThing },
    }),
  ),
  terms: Type.Array(Type.Object({ term: Text, a: Nullable(Text), b: Nullable(Text) })),
})
export type Compared = Static<typeof ComparedView>

/** Two measures rule by rule, citations in words. */
export function comparedInWords(a: Regime, b: Regime): Compared {
  const { differences, terms } = compare(a, b)
  const said = (each: Said | null) => each && { words: each.words, basis: basisOf(each.cites) }
  return {
    a: { id: a.id, title: a.title },
    b: { id: b.id, title: b.title },
    differences: differences.map((each) => ({ ...each, a: said(each.a), b: said(each.b) })),
    terms: terms.map((each) => ({ ...each })),
  }
}

/** Citations with their words: `第十九条第二项`. */
export const basisOf = (cites: readonly string[]) => cites.map((cite) => ({ cite, words: citeInWords(cite) }))

import type { Regime } from './model.ts'
import { citeInWords } from './reading/cite.ts'
import { type StatementKind, statementsOf } from './statements.ts'

/** What one measure says of a thing: its sentence, and where it stands. */
export interface Said {
  readonly words: string
  readonly cites: readonly string[]
}

/** One thing that two measures say alike, say differently, or that only one of them says. */
export interface Difference {
  readonly kind: StatementKind
  /** Its name in the packs (`step apply.accept`), and what people call it. */
  readonly id: string
  readonly name: string
  readonly state: 'same' | 'changed' | 'only-a' | 'only-b'
  readonly a: Said | null
  readonly b: Said | null
}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Words for things on the screen, where the two differ. */
  readonly terms: readonly { readonly term: string; readonly a: string | null; readonly b: string | null }[]
}

/**
 * Two measures rule by rule. What has the same kind and id is the same thing; its sentences are compared with the parties by their ids,
 * so that another name for the same party is no change of every rule.
 */
export function compare(a: Regime, b: Regime): Comparison {
  const [inA, inB] = [thingsOf(a), thingsOf(b)]
  // As b would be said with a's names of parties, papers and steps: what still differs is a difference of substance.
  const renamed = thingsOf(withNamesOf(b, a))
  const shared = [...inA].map(([key, mine]) => difference(mine, inB.get(key), renamed.get(key)))
  const added = [...inB].filter(([key]) => !inA.has(key)).map(([, other]) => difference(undefined, other))
  const terms = [...new Set([...Object.keys(a.terms), ...Object.keys(b.terms)])].sort()
  return {
    differences: [...shared, ...added],
    terms: terms.map((term) => ({ term, a: a.terms[term] ?? null, b: b.terms[term] ?? null })).filter((each) => each.a !== each.b),
  }
}

function difference(a: Thing | undefined, b: Thing | undefined, renamed?: Thing): Difference {
  const { kind, id, name } = (a ?? b) as Thing
  const said = (thing: Thing | undefined): Said | null => (thing ? { words: thing.words, cites: thing.cites } : null)
  const state = !a ? 'only-b' : !b ? 'only-a' : a.name === b.name && a.words === (renamed ?? b).words ? 'same' : 'changed'
  return { kind, id, name, state, a: said(a), b: said(b) }
}

interface Thing extends Said {
  readonly kind: StatementKind
  readonly id: string
  readonly name: string
}

/** What a measure says, by kind and id; a reckoning that stands under several articles is one thing. */
function thingsOf(regime: Regime): Map<string, Thing> {
  const things = new Map<string, Thing>()
  for (const statement of statementsOf(regime).filter(({ kind }) => kind !== 'uncarried' && kind !== 'derivation')) {
    const key = `${statement.kind} ${statement.id}`
    const before = things.get(key)
    const cites = [...new Set([...(before?.cites ?? []), ...statement.source.cites])]
    things.set(key, { kind: statement.kind, id: statement.id, name: statement.name, words: statement.words, cites })
  }
  return things
}

interface NamedThing {
  readonly id: string
  readonly name: string
}

function withNamesOf(regime: Regime, other: Regime): Regime {
  const named = <T extends NamedThing>(own: readonly T[], theirs: readonly NamedThing[]): T[] =>
    own.map((each) => ({ ...each, name: theirs.find(({ id }) => id === each.id)?.name ?? each.name }))
  return {
    ...regime,
    parties: named(regime.parties, other.parties),
    documents: named(regime.documents, other.documents),
    procedures: named(regime.procedures, other.procedures).map((procedure) => ({
      ...procedure,
      steps: named(procedure.steps, other.procedures.find(({ id }) => id === procedure.id)?.steps ?? []),
    })),
  }
}

/** The comparison in lines: what differs with both sentences, what only one says, and how much is the same. */
export function comparisonInWords(a: Regime, b: Regime): string[] {
  const { differences, terms } = compare(a, b)
  const at = (said: Said | null) => (said ? `${said.words}（${said.cites.map(citeInWords).join('、')}）` : '')
  const lines = (state: Difference['state'], heading: string, told: (each: Difference) => string[]): string[] => {
    const found = differences.filter((each) => each.state === state)
    return found.length > 0 ? ['', `${heading}（${found.length}）`, ...found.flatMap(told)] : []
  }
  return [
    `甲：${a.title}（${a.id}）`,
    `乙：${b.title}（${b.id}）`,
    ...lines('changed', '不同', (each) => [`  ${each.kind} ${each.id}`, `    甲：${at(each.a)}`, `    乙：${at(each.b)}`]),
    ...lines('only-a', '只有甲有', (each) => [`  ${each.kind} ${each.id}：${at(each.a)}`]),
    ...lines('only-b', '只有乙有', (each) => [`  ${each.kind} ${each.id}：${at(each.b)}`]),
    ...(terms.length > 0
      ? ['', `用语（${terms.length}）`, ...terms.map((each) => `  ${each.term}：甲“${each.a ?? ''}”，乙“${each.b ?? ''}”`)]
      : []),
    '',
    `相同 ${differences.filter(({ state }) => state === 'same').length} 条，不同 ${differences.filter(({ state }) => state !== 'same').length} 条`,
  ]
}

import { writeTariff } from '../../catalogue/index.ts'
import type { Id } from '../../kernel/index.ts'
import type { Rate } from '../engine/rate.ts'
import { type Ruling, unruled } from '../engine/ruling.ts'

export const entryKinds = ['item', 'pool', 'price', 'provider', 'ruling', 'system'] as const
export type EntryKind = (typeof entryKinds)[number]

/** What many lines of a statement share: written once, with the names of then. */
export interface Entry {
  readonly kind: EntryKind
  readonly no: number
  readonly ref: Id | null
  /** JSON. */
  readonly data: string
}

interface Things {
  readonly systems: readonly { readonly id: Id; readonly name: string; readonly channel: string }[]
  readonly providers: readonly { readonly id: Id; readonly name: string }[]
  readonly pools: readonly { readonly id: Id; readonly name: string }[]
  readonly items: readonly {
    readonly id: Id
    readonly code: string
    readonly name: string
    readonly category: string
    readonly unit: string
    readonly basis: string
  }[]
  readonly rates: readonly Rate[]
}

/** The entries that are known before anything is reckoned: everything but rulings. */
export const entriesOf = ({ systems, providers, pools, items, rates }: Things): Entry[] => [
  ...numbered('item', items, ({ id, code, name, category, unit, basis }) => ({ id, code, name, category, unit, basis })),
  ...numbered('pool', pools, ({ id, name }) => ({ id, name })),
  ...numbered('price', rates, ({ id, tariff }) => ({ id, ...writeTariff(tariff) })),
  ...numbered('provider', providers, ({ id, name }) => ({ id, name })),
  ...numbered('system', systems, ({ id, name, channel }) => ({ id, name, channel })),
]

const numbered = <T extends { readonly id: Id }>(kind: EntryKind, things: readonly T[], data: (thing: T) => unknown): Entry[] =>
  things.map((thing, index) => ({ kind, no: index + 1, ref: thing.id, data: JSON.stringify(data(thing)) }))

type Ranked = { readonly id: Id; readonly systemId: Id; readonly itemId: Id }

/** Puts resources into the order in which people read a bill: by the names of systems, by the codes of items, then by their ids. */
export function readingOrder(entries: readonly Entry[]): <T extends Ranked>(resources: readonly T[]) => T[] {
  const rankOf = (kind: EntryKind) => new Map(entries.filter((entry) => entry.kind === kind).map(({ ref, no }) => [ref, no]))
  const [systems, items] = [rankOf('system'), rankOf('item')]
  const rank = ({ systemId, itemId }: Ranked) => (systems.get(systemId) ?? 0) * (items.size + 1) + (items.get(itemId) ?? 0)
  // Hundreds of resources share a few ranks: these are put in order, not the resources, which nearly always come in the order of their ids.
  return (resources) => [...Map.groupBy(resources, rank)].sort(([a], [b]) => a - b).flatMap(([, alike]) => inOrder(alike))
}

function inOrder<T extends Ranked>(alike: T[]): T[] {
  for (let index = 1; index < alike.length; index++) if ((alike[index] as T).id < (alike[index - 1] as T).id) return alike.sort(byId)
  return alike
}

const byId = (a: Ranked, b: Ranked): number => (a.id < b.id ? -1 : 1)

/** The number of each thing. */
export interface Numbers {
  of(kind: Exclude<EntryKind, 'ruling'>, id: Id): number
  /** The number of a price. */
  rate(rate: Rate): number
  /** 0 where no rule is at work; a new number for a ruling that is met for the first time. */
  ruling(ruling: Ruling): number
  /** The rulings that were met. */
  rulings(): Entry[]
}

/**
 * Numbers by the entries that are known. Several that work side by side number the rulings they meet without asking each other: each takes every `step`th number from `first`.
 */
export function numbersOf(entries: readonly Entry[], { first, step }: { readonly first: number; readonly step: number }): Numbers {
  const known = Map.groupBy(entries, ({ kind }) => kind)
  const byKind = new Map(entryKinds.map((kind) => [kind, new Map((known.get(kind) ?? []).map(({ ref, no }) => [ref, no]))]))
  const byObject = new Map<Ruling, number>([[unruled, 0]])
  const byText = new Map<string, number>([[JSON.stringify(unruled), 0]])
  const byRate = new Map<Rate, number>()
  const numberOf: Numbers['of'] = (kind, id) => {
    const no = byKind.get(kind)?.get(id)
    if (no === undefined) throw new Error(`${kind} ${id} appeared while its statement was accounted`)
    return no
  }
  return {
    of: numberOf,
    rate(rate) {
      const before = byRate.get(rate)
      if (before !== undefined) return before
      const no = numberOf('price', rate.id)
      byRate.set(rate, no)
      return no
    },
    ruling(ruling) {
      const before = byObject.get(ruling)
      if (before !== undefined) return before
      const text = JSON.stringify(ruling)
      const no = byText.get(text) ?? first + (byText.size - 1) * step
      byText.set(text, no)
      byObject.set(ruling, no)
      return no
    },
    rulings: () => [...byText].flatMap(([data, no]) => (no === 0 ? [] : [{ kind: 'ruling', no, ref: null, data }])),
  }
}

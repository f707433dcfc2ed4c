import { type Fen, formatYuan, type Id } from '../../kernel/index.ts'
import type { Changed } from '../estimate.ts'
import { causesTogether } from '../rules/difference.ts'
import type { PairRow } from '../store/estimates.ts'

const yuan = (amount: bigint): string => formatYuan(amount as Fen)
const measured = (side: PairRow['before']) => side && { amount: BigInt(side.amount), measure: BigInt(side.measure) }
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/** By unit, category and payer, the largest differences first. */
export function changesIn(rows: readonly PairRow[]): Changed[] {
  const groups = [...Map.groupBy(rows, ({ organisationId, category, payer }) => `${organisationId} ${payer} ${category}`).values()]
  const changes = groups.flatMap((group) => {
    const [first] = group
    if (!first) return []
    const pairs = group.map(({ before, after }) => ({ before: measured(before), after: measured(after) }))
    const sum = (side: 'before' | 'after') => pairs.reduce((all, pair) => all + (pair[side]?.amount ?? 0n), 0n)
    const { organisationId, organisationName, category, payer } = first
    return [
      { organisationId, organisationName, category, payer, before: sum('before'), after: sum('after'), causes: causesTogether(pairs) },
    ]
  })
  const different = changes.filter(({ before, after, causes }) => before !== after || causes.quantity !== 0n || causes.added !== 0n)
  const sorted = different.toSorted(largestFirst)
  return sorted.map(({ before, after, causes: { added, ended, quantity, price }, ...of }) => ({
    ...of,
    ...{ before: yuan(before), after: yuan(after), difference: yuan(after - before) },
    ...{ added: yuan(added), ended: yuan(ended), quantity: yuan(quantity), price: yuan(price) },
  }))
}

interface Sized {
  readonly organisationId: Id
  readonly category: string
  readonly before: bigint
  readonly after: bigint
}

/** Equal ones in an order that stays the same. */
function largestFirst(a: Sized, b: Sized): number {
  const [one, other] = [size(a.after - a.before), size(b.after - b.before)]
  if (one !== other) return one > other ? -1 : 1
  return `${a.organisationId} ${a.category}` < `${b.organisationId} ${b.category}` ? -1 : 1
}

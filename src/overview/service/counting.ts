import type { Reader } from '../../kernel/index.ts'
import type { Measure } from '../rules/measure.ts'
import { countCells } from '../store/figures.ts'
import { readHoldings } from '../store/holdings.ts'
import { countedRows } from '../store/row-sets.ts'
import type { Scope } from '../store/scope.ts'
import type { Facts } from './assemble.ts'

export interface Scopes {
  readonly now: Scope
  readonly before: Scope
}

/** Counts the measures of one panel: what several of them rest on is read once. */
export function createCounting(reader: Reader, scopes: Scopes): (measure: Measure) => Promise<Facts> {
  const holdings = once(() => readHoldings(reader, scopes.now, scopes.before))
  return async (measure) => {
    if (measure.panel === 'resources') return (await holdings()).get(measure.id) ?? { now: [], before: [], parts: [] }
    const rows = countedRows[measure.id]
    if (!rows) throw new Error(`nothing is counted for ${measure.id}`)
    const spread = measure.spread !== null || measure.panel === 'cost'
    return {
      now: await countCells(reader, rows, scopes.now, { spread }),
      before: measure.compares ? await countCells(reader, rows, scopes.before, { spread: false }) : null,
      parts: [],
    }
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

import type { Reader } from '../../kernel/index.ts'
import type { Measure } from '../rules/measure.ts'
import { byParty, runningByStep } from '../store/clocks.ts'
import { readCost } from '../store/cost.ts'
import { countCells } from '../store/figures.ts'
import { readHoldings } from '../store/holdings.ts'
import { countedRows } from '../store/row-sets.ts'
import type { Scope } from '../store/scope.ts'
import { readUsage } from '../store/usage.ts'
import type { Facts } from './assemble.ts'

export interface Scopes {
  readonly now: Scope
  readonly before: Scope
}

const plain = { sum: false, spread: false }

/** Counts the measures of one panel: what several of them rest on is read once. */
export function createCounting(reader: Reader, scopes: Scopes): (measure: Measure) => Promise<Facts> {
  const holdings = once(() => readHoldings(reader, scopes.now, scopes.before))
  const cost = once(() => both((scope) => readCost(reader, scope), scopes))
  const usage = once(() => both((scope) => readUsage(reader, scope), scopes))
  const running = once(() => both((scope) => countCells(reader, runningByStep, scope, plain), scopes))
  return async (measure) => {
    if (measure.panel === 'resources') return (await holdings()).get(measure.id) ?? { now: [], before: [], parts: [] }
    if (measure.panel === 'cost' || measure.panel === 'usage') {
      const { now, before } = await (measure.panel === 'cost' ? cost() : usage())
      return { now: now.get(measure.id) ?? [], before: before.get(measure.id) ?? [], parts: [] }
    }
    if (measure.id === 'running-step') return { ...(await running()), parts: [] }
    if (measure.id === 'running-party') {
      const { now, before } = await running()
      return { now: byParty(now, scopes.now), before: byParty(before, scopes.before), parts: [] }
    }
    const rows = countedRows[measure.id]
    if (!rows) throw new Error(`nothing is counted for ${measure.id}`)
    // Only money and minutes add up (./assemble).
    const sum = measure.weighs === 'minutes'
    return {
      now: await countCells(reader, rows, scopes.now, { sum, spread: measure.spread !== null }),
      before: measure.compares ? await countCells(reader, rows, scopes.before, { sum, spread: false }) : null,
      parts: [],
    }
  }
}

/** One after the other: a transaction has one connection. */
async function both<T>(read: (scope: Scope) => Promise<T>, { now, before }: Scopes): Promise<{ readonly now: T; readonly before: T }> {
  return { now: await read(now), before: await read(before) }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

import type { Demand, DemandKind, PackFault, Regime, Source } from '../model.ts'
import { articleOf } from '../reading/cite.ts'

/** What carries one demand of the text. */
export interface Carried {
  readonly demand: Demand
  readonly state: 'shown' | 'carried' | 'uncarried' | 'missing'
  /** The blocks that carry it, in words: `step apply.accept`. */
  readonly by: readonly string[]
  readonly reason: string | null
}

/**
 * For each demand what carries it; the truth behind `regimes:check` and the measure reader. An interpretation stands with what it
 * reads, but carries nothing: it executes nothing.
 */
export function coverage(regime: Regime): Carried[] {
  const blocks = namedBlocks(regime)
  return regime.demands.map((demand) => {
    const open = regime.uncarried.find(({ source }) => covers(demand.cite, source))
    const by = blocks.filter(({ source }) => covers(demand.cite, source)).map(({ name }) => name)
    if (demand.kind === 'text') return { demand, state: 'shown', by, reason: null }
    if (open) return { demand, state: 'uncarried', by, reason: open.reason }
    const carried = by.some((name) => !name.startsWith('interpretation '))
    return { demand, state: carried ? 'carried' : 'missing', by, reason: null }
  })
}

/** A block under an item or paragraph also carries what is demanded of the whole article. */
const covers = (cite: string, source: Source): boolean => source.cites.some((own) => own === cite || articleOf(own) === cite)

function namedBlocks(regime: Regime): { name: string; source: Source }[] {
  const money = (name: string, sources: readonly Source[] = []) => sources.map((source) => ({ name, source }))
  return [
    ...regime.parties.map(({ id, source }) => ({ name: `party ${id}`, source })),
    ...regime.procedures.map(({ id, source }) => ({ name: `procedure ${id}`, source })),
    ...regime.procedures.flatMap(({ steps }) => steps.map(({ id, procedure, source }) => ({ name: `step ${procedure}.${id}`, source }))),
    ...regime.rules.map(({ id, source }) => ({ name: `rule ${id}`, source })),
    ...regime.duties.map(({ id, source }) => ({ name: `duty ${id}`, source })),
    ...regime.evaluations.map(({ id, source }) => ({ name: `evaluation ${id}`, source })),
    ...money('money charging', regime.charging?.sources),
    ...money('money cycle', regime.cycle?.sources),
    ...regime.adjustments.map(({ id, source }) => ({ name: `money adjustment ${id}`, source })),
    ...(regime.validity ? [{ name: 'validity', source: regime.validity.source }] : []),
    ...regime.derivations.map(({ kind, articles, source }) => ({ name: `${kind} ${articles.join('、')}`, source })),
    ...regime.interpretations.map(({ id, source }) => ({ name: `interpretation ${id}`, source })),
  ].filter(({ source }) => !source.practice)
}

/** Per kind: how many demands, how many carried. */
export function coverageByKind(carried: readonly Carried[]): Map<DemandKind, { all: number; carried: number }> {
  const kinds = new Map<DemandKind, { all: number; carried: number }>()
  for (const { demand, state } of carried) {
    const count = kinds.get(demand.kind) ?? { all: 0, carried: 0 }
    kinds.set(demand.kind, { all: count.all + 1, carried: count.carried + (state === 'carried' || state === 'shown' ? 1 : 0) })
  }
  return kinds
}

/** An article without a demand, and a demand that nothing carries and nobody declared open, are faults. */
export function checkCoverage(regime: Regime): PackFault[] {
  const demanded = new Set(regime.demands.map(({ cite }) => articleOf(cite)))
  const silent = regime.articles
    .filter(({ cite }) => !demanded.has(cite))
    .map(({ cite, file, line }) => ({
      file,
      line,
      article: cite,
      fault: '这一条没有 demand 块，没有写明它要求什么',
      remedy: '在条文下写 demand 块；只作说明、不须规则承载的写 text: 说明',
    }))
  const missing = coverage(regime)
    .filter(({ state }) => state === 'missing')
    .map(({ demand }) => ({
      file: demand.source.file,
      line: demand.source.line,
      article: demand.cite,
      fault: `“${demand.says}”没有规则承载`,
      remedy: '在条文下写规则块；尚未实现的写 uncarried: 理由',
    }))
  return [...silent, ...missing]
}

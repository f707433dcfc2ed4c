import { basename } from 'node:path'
import type { Calendar } from '../calendar/index.ts'
import { loadPacks, packFolders } from './files.ts'
import { type Judgement, judge } from './judge.ts'
import type { Article, DocumentRule, PackFault, PartyRule, ProcedureRule, Regime, StepRule } from './model.ts'
import type { Facts, OccasionName } from './occasions.ts'
import { citeInWords, upperOf } from './reading/cite.ts'

/** The measures that this installation executes, loaded once at start. */
export interface Regimes {
  all(): readonly Regime[]
  has(id: string): boolean
  /** Throws for an unknown id: cases and jurisdictions only ever name a loaded measure. */
  get(id: string): Regime
  partiesOf(id: string): readonly PartyRule[]
  judge(id: string, on: OccasionName, facts: Facts, lines?: readonly Facts[]): Judgement
}

/** A pack with faults is not executed: the message lists them all. */
export class FaultyPacks extends Error {
  readonly faults: readonly PackFault[]
  constructor(faults: readonly PackFault[]) {
    super(faults.map(faultInWords).join('\n'))
    this.name = 'FaultyPacks'
    this.faults = faults
  }
}

/** A fault as an author reads it: `<pack>/05-use.md:17（第十九条）：…。改法：…`. */
export const faultInWords = ({ file, line, article, fault, remedy }: PackFault): string =>
  `${file}:${line}${article ? `（${citeInWords(article)}）` : ''}：${fault}。改法：${remedy}`

/** Loads and checks every pack below the directories. Throws `FaultyPacks` when any has a fault, or an id is there twice. */
export async function loadRegimes(directories: readonly string[], calendar: Calendar): Promise<Regimes> {
  const folders = (await Promise.all(directories.map(packFolders))).flat()
  const packs = await loadPacks(folders)
  const faults = packs.flatMap(({ folder, regime, faults }, index) => [
    ...faults.map((fault) => ({ ...fault, file: `${basename(folder)}/${fault.file}` })),
    ...twice(folder, packs.slice(0, index).find((other) => other.regime.id === regime.id)?.folder),
  ])
  if (faults.length > 0) throw new FaultyPacks(faults)
  return createRegimes(
    packs.map(({ regime }) => regime),
    calendar,
  )
}

const twice = (folder: string, other: string | undefined): PackFault[] =>
  other
    ? [
        {
          file: `${basename(folder)}/measure.md`,
          line: 1,
          article: '',
          fault: `同一部办法有两份：${folder} 与 ${other}`,
          remedy: '删去一份',
        },
      ]
    : []

export function createRegimes(regimes: readonly Regime[], calendar: Calendar): Regimes {
  const byId = new Map(regimes.map((regime) => [regime.id, regime]))
  const get = (id: string): Regime => {
    const regime = byId.get(id)
    if (!regime) throw new Error(`no measure “${id}” is loaded`)
    return regime
  }
  return {
    all: () => regimes,
    has: (id) => byId.has(id),
    get,
    partiesOf: (id) => get(id).parties,
    judge: (id, on, facts, lines) => judge(get(id), calendar, on, facts, lines),
  }
}

export const procedureOf = (regime: Regime, id: string): ProcedureRule | undefined =>
  regime.procedures.find((procedure) => procedure.id === id)

export const stepOf = (procedure: ProcedureRule, id: string): StepRule | undefined => procedure.steps.find((step) => step.id === id)

export const partyOf = (regime: Regime, id: string): PartyRule | undefined => regime.parties.find((party) => party.id === id)

export const documentOf = (regime: Regime, id: string): DocumentRule | undefined => regime.documents.find((document) => document.id === id)

export const articleAt = (regime: Regime, cite: string): Article | undefined => {
  const place = placeOf(regime, cite)
  return place.regime.articles.find(
    (article) => article.cite === place.cite || article.passages.some((passage) => passage.cite === place.cite),
  )
}

/** Where a citation stands: in the measure itself, or in the upper one that it names. */
export function placeOf(regime: Regime, cite: string): { readonly regime: Regime; readonly cite: string } {
  const named = upperOf(cite)
  let measure: Regime | null = regime
  while (named && measure && measure.title !== named.title) measure = measure.upper
  return named && measure ? { regime: measure, cite: named.cite } : { regime, cite }
}

import type { OfficeActor } from '../../../identity/index.ts'
import { type Day, dayOf, type Id, type Outcome, ok, refuse, refused, type Writing } from '../../../kernel/index.ts'
import type { Facts, Finding } from '../../../regimes/index.ts'
import type { Found } from '../../findings/service/filing.ts'
import type { UtilizationNeeds } from '../../ports.ts'
import { seasonOf } from '../../seasons/season.ts'
import { declaredSeasons } from '../../seasons/store.ts'
import { type CurrentFigure, figureFacts } from '../figure.ts'
import { lastingFindings } from '../lasting.ts'
import { bySeries } from '../plan.ts'

type Needs = Pick<UtilizationNeeds, 'regimes' | 'regimeIdOn' | 'facts'>

/** Figures judged anew, and what the rules say of each. */
export interface JudgedFigure {
  readonly figure: CurrentFigure
  readonly findings: readonly Finding[]
}

/**
 * Judges the touched figures, and those after them that a rule may count in a row with them. `figures` are all that hold of the systems
 * concerned, oldest first; a rule may refuse only the new ones. The measure is the one that binds on the period's last day; where none did
 * yet, today's.
 */
export async function judgeFigures(
  needs: Needs,
  { tx, actor, now }: Writing<OfficeActor>,
  figures: readonly CurrentFigure[],
  { fresh, touched }: { readonly fresh: ReadonlySet<Id>; readonly touched: ReadonlySet<Id> },
): Promise<Outcome<JudgedFigure[]>> {
  const jurisdictionId = actor.jurisdictionId as Id
  const on = dayOf(now)
  const regimeOn = cached(async (day: Day) => (await needs.regimeIdOn(jurisdictionId, day)) ?? (await needs.regimeIdOn(jurisdictionId, on)))
  const known = cached((systemId: Id): Promise<Facts> => {
    const organisationId = figures.find((figure) => figure.systemId === systemId)?.organisationId ?? null
    return needs.facts(tx, { jurisdictionId, organisationId, systemId, providerId: null, on })
  })
  const seasons = Map.groupBy(await declaredSeasons(tx, [...new Set(figures.map(({ systemId }) => systemId))]), ({ systemId }) => systemId)
  const judged: JudgedFigure[] = []
  for (const series of bySeries(figures).values()) {
    if (!series.some(({ id }) => touched.has(id))) continue
    const facts = await known(series[0]?.systemId ?? '')
    for (const [at, figure] of series.entries()) {
      const regimeId = await regimeOn(figure.to)
      if (regimeId === null) return refuse('jurisdiction.regime-none', { facts: { on } })
      const longest = longestOf(needs, regimeId)
      if (!series.slice(Math.max(0, at - longest + 1), at + 1).some(({ id }) => touched.has(id))) continue
      const alone = (each: CurrentFigure) => {
        const season = seasonOf(each, seasons.get(each.systemId) ?? [])
        return needs.regimes.judge(regimeId, 'usage.reported', { ...facts, ...figureFacts(each, season) })
      }
      const own = alone(figure)
      if (own.refusal && fresh.has(figure.id)) return refused(own.refusal)
      const earlier = own.findings.length === 0 ? [] : series.slice(Math.max(0, at - longest + 1), at)
      const periods = [...earlier.map((each) => ({ ...each, findings: alone(each).findings })), { ...figure, findings: own.findings }]
      judged.push({ figure, findings: lastingFindings(periods, lastingOf(needs, regimeId)) })
    }
  }
  return ok(judged)
}

/** A judged figure's findings as they are put on file. */
export const foundOf = (jurisdictionId: Id, { figure, findings }: JudgedFigure): Found[] =>
  findings.map((finding) => ({
    jurisdictionId,
    organisationId: figure.organisationId,
    systemId: figure.systemId,
    providerId: figure.providerId,
    figureId: figure.id,
    checkId: null,
    finding,
  }))

const rulesOf = ({ regimes }: Needs, regimeId: string) => regimes.get(regimeId).rules.filter(({ on }) => on === 'usage.reported')
const longestOf = (needs: Needs, regimeId: string): number => Math.max(1, ...rulesOf(needs, regimeId).map(({ lasting }) => lasting))
const lastingOf = (needs: Needs, regimeId: string) => (rule: string) => rulesOf(needs, regimeId).find(({ id }) => id === rule)?.lasting ?? 1

/** Asks once for each key: a file of thousands of lines speaks of few systems and days. */
function cached<K, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, V>()
  return async (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = await ask(key)
    known.set(key, value)
    return value
  }
}

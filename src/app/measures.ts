import { type PartiesOf, standingsOf } from '../identity/index.ts'
import { type Citation, type Day, type Id, type Reader, type Refusal, refuse } from '../kernel/index.ts'
import type { Facts, Judgement, OccasionName, Regime, Regimes } from '../regimes/index.ts'
import { paperCitation } from '../rights/index.ts'

export interface MeasuresNeeds {
  readonly regimes: Regimes
  /** The measure that binds a jurisdiction on a day; null where none does. */
  readonly regimeIdOn: (jurisdictionId: Id, on: Day, reader?: Reader) => Promise<string | null>
}

/** What the other folders ask of the measure that binds on a day, as their ports want it. */
export const createMeasures = ({ regimes, regimeIdOn }: MeasuresNeeds) => {
  const partiesOf: PartiesOf = async (jurisdictionId, on, reader) => {
    const id = await regimeIdOn(jurisdictionId, on, reader)
    return id === null ? [] : standingsOf(regimes.get(id))
  }
  /** The article by which a unit's papers are its own. */
  const citationOf = async (jurisdictionId: Id, on: Day): Promise<Citation | null> => {
    const id = await regimeIdOn(jurisdictionId, on)
    return id === null ? null : paperCitation(regimes.get(id))
  }
  /** Judges an act by the measure of the day; where no measure binds, nothing may be done. */
  const judge = async (
    { jurisdictionId, on }: { readonly jurisdictionId: Id; readonly on: Day },
    occasion: OccasionName,
    facts: Facts,
    lines?: readonly Facts[],
  ): Promise<Judgement> => {
    const id = await regimeIdOn(jurisdictionId, on)
    if (id === null) return { refusal: nothingBinds(on), findings: [] }
    const judged = regimes.judge(id, occasion, facts, lines)
    return occasion === 'price.set' ? { ...judged, refusal: judged.refusal ?? beyondTheEnd(regimes.get(id), facts) } : judged
  }
  return { partiesOf, citationOf, judge }
}

/** A price whose minimum term would be charged beyond the day on which the measure ends charging. */
function beyondTheEnd({ id, charging }: Regime, facts: Facts): Refusal | null {
  if (Number(facts['price.minimum-months'] ?? 0) === 0 || charging?.minimum === 'charged') return null
  const [cite] = charging?.cites.ends ?? []
  const outcome = refuse('price.minimum-not-charged', cite === undefined ? {} : { citation: { regime: id, cite } })
  return outcome.ok ? null : outcome.refusal
}

function nothingBinds(on: Day): Refusal | null {
  const outcome = refuse('jurisdiction.regime-none', { facts: { on } })
  return outcome.ok ? null : outcome.refusal
}

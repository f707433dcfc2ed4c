import { type PartiesOf, standingsOf } from '../identity/index.ts'
import { type Citation, type Day, type Id, type Reader, type Refusal, refuse } from '../kernel/index.ts'
import type { CycleBegins } from '../metering/index.ts'
import { citeInWords, type Facts, type Finding, type Judgement, type OccasionName, type Regime, type Regimes } from '../regimes/index.ts'
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
    if (occasion !== 'price.set') return judged
    const regime = regimes.get(id)
    return { refusal: judged.refusal ?? beyondTheEnd(regime, facts), findings: [...judged.findings, ...byAnotherPeriod(regime, facts)] }
  }
  /** On which day of the year settlement cycles begin, by the measure of a day; null where it has none. */
  const cycleBegins = async (jurisdictionId: Id, on: Day, reader?: Reader): Promise<CycleBegins | null> => {
    const id = await regimeIdOn(jurisdictionId, on, reader)
    const cycle = id === null ? null : regimes.get(id).cycle
    return cycle && { begins: cycle.begins, article: cycle.cites.begins?.map(citeInWords).join('、') ?? null }
  }
  return { partiesOf, citationOf, judge, cycleBegins }
}

/** A price whose minimum term would be charged beyond the day on which the measure ends charging. */
function beyondTheEnd({ id, charging }: Regime, facts: Facts): Refusal | null {
  if (Number(facts['price.minimum-months'] ?? 0) === 0 || charging?.minimum === 'charged') return null
  const [cite] = charging?.cites.ends ?? []
  const outcome = refuse('price.minimum-not-charged', cite === undefined ? {} : { citation: { regime: id, cite } })
  return outcome.ok ? null : outcome.refusal
}

/** A final price that the measure's own period is not the period of: told when it is set, not only when the bill is made. */
function byAnotherPeriod({ id, charging }: Regime, facts: Facts): Finding[] {
  const [cite] = charging?.cites.by ?? []
  const says = charging && facts['price.kind'] === 'final' ? periodInWords(charging.by, String(facts['price.basis'])) : null
  if (says === null || cite === undefined) return []
  return [noted({ rule: 'price-by-another-period', message: `“${facts['item.name']}”：${says}`, citation: { regime: id, cite } })]
}

/** As a rule that lets pass would find it. */
const noted = ({ rule, message, citation }: Pick<Finding, 'rule' | 'message' | 'citation'>): Finding => ({
  rule,
  // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
  then: 'flag',
  message,
  citation,
  opens: null,
  percent: null,
})

/** Null: the price is for the measure's period, for a term, or for what has none (once, by work, by quantity). */
function periodInWords(by: 'month' | 'year', basis: string): string | null {
  const own = by === 'month' ? '按月' : '按年'
  if (basis === (by === 'month' ? 'year' : 'month'))
    return `办法${own}计费，${by === 'month' ? '按年' : '按月'}的价格不能核算；在核算之前请${own}重新定价`
  if (basis !== 'day' && basis !== 'hour') return null
  const how = basis === 'day' ? '按日的价格按实际使用日数计' : '按小时的价格按确认的小时数计'
  return `办法${own}计费；${how}，按月列示。持续使用的云资源，请${own}定价`
}

function nothingBinds(on: Day): Refusal | null {
  const outcome = refuse('jurisdiction.regime-none', { facts: { on } })
  return outcome.ok ? null : outcome.refusal
}

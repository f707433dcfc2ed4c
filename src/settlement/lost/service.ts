import type { OfficeActor } from '../../identity/index.ts'
import {
  type Citation,
  type Database,
  type Day,
  type Id,
  nameCursor,
  type Outcome,
  ok,
  type Page,
  pageOf,
  type Reader,
  refuse,
} from '../../kernel/index.ts'
import type { Regime, Regimes } from '../../regimes/index.ts'
import { losingOf, lostCitation, lostInWords, type TermOnFile } from './lost-term.ts'
import { countLost, hasJurisdiction, readLost } from './store.ts'

/** A measure that is to bind a jurisdiction from a day on. */
export interface Adoption {
  readonly jurisdictionId: Id
  readonly regimeId: string
  readonly from: Day
}

/** What would be lost by it; `says` and the article tell why. */
export interface Lost {
  readonly count: number
  readonly says: string
  readonly citation: Citation | null
}

/** Minimum terms on file that a measure would no longer charge, when it is put in force; null: none. A port of parties. */
export const lostTermsBy =
  (regimes: Pick<Regimes, 'get'>) =>
  async (reader: Reader, { jurisdictionId, regimeId, from }: Adoption): Promise<Lost | null> => {
    const regime = regimes.get(regimeId)
    const losing = losingOf(regime)
    const count = losing === 'none' ? 0 : await countLost(reader, { jurisdictionId, on: from, losing })
    return count === 0 ? null : { count, says: lostInWords(regime), citation: lostCitation(regime) }
  }

/** All of them, a page at a time: for who tries a draft. */
export async function* lostTermsUnder(
  reader: Reader,
  regime: Regime,
  { jurisdictionId, on }: { readonly jurisdictionId: Id; readonly on: Day },
) {
  const losing = losingOf(regime)
  if (losing === 'none') return
  const limit = 500
  for (let after: Id | null = null; ; ) {
    const rows: TermOnFile[] = await readLost(reader, { jurisdictionId, on, losing }, { after, limit })
    yield* rows.slice(0, limit)
    if (rows.length <= limit) return
    after = rows[limit - 1]?.resourceId ?? null
  }
}

export type LostPage = Page<TermOnFile> & Lost

export const createLostTerms = ({ db, regimes }: { readonly db: Database; readonly regimes: Regimes }) => ({
  /** The minimum terms that would be lost, each by name. Refuses a measure that is not installed, and a jurisdiction that is not there. */
  async lostTerms(
    _actor: OfficeActor,
    adoption: Adoption,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<Outcome<LostPage>> {
    const { jurisdictionId, regimeId, from } = adoption
    if (!regimes.has(regimeId)) return refuse('jurisdiction.regime-unknown', { facts: { regime: regimeId } })
    if (!(await hasJurisdiction(db, jurisdictionId))) return refuse('request.not-found', { facts: { what: '适用区域' } })
    const regime = regimes.get(regimeId)
    const losing = losingOf(regime)
    const why = { says: lostInWords(regime), citation: lostCitation(regime) }
    if (losing === 'none') return ok({ items: [], next: null, count: 0, ...why })
    const query = { jurisdictionId, on: from, losing }
    const rows = await readLost(db, query, { after: nameCursor(page.after)?.[1] ?? null, limit: page.limit })
    return ok({ ...pageOf(rows, page.limit, ({ resourceId }) => ['', resourceId]), count: await countLost(db, query), ...why })
  },
})

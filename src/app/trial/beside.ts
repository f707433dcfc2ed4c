import { createRegimes, type Regime, type Regimes } from '../../regimes/index.ts'
import type { Law } from '../law-files.ts'

/**
 * A draft beside the measure it is tried against, under an id of its own: a draft mostly has the id of the measure that it is to replace, and what is judged by that id would be judged twice by
 * the draft.
 */
export function besideEachOther(
  { calendar, regimes }: Law,
  draft: Regime,
  against: string,
): { readonly measures: { readonly own: Regime; readonly draft: Regime }; readonly regimes: Regimes } {
  const apart = { ...draft, id: `${draft.id} 草案` }
  return { measures: { own: regimes.get(against), draft: apart }, regimes: createRegimes([...regimes.all(), apart], calendar) }
}

/** The law with a draft in the place of the measure of its id, for stories that name it. */
export function inItsPlace({ calendar, regimes }: Law, draft: Regime): Law {
  const rest = regimes.all().filter(({ id }) => id !== draft.id)
  return { calendar, regimes: createRegimes([...rest, draft], calendar) }
}

import type { DimensionScore, EnteredScore, ScorecardState } from './scorecard.ts'

/**
 * What of a scorecard somebody sees. `all`: who conducts it or sees the whole place. `own`: the evaluated one and its superiors, the
 * numbers once they stand, scores with their reasons, no single answer of a survey. `result`: everybody else, once it is published.
 */
export type Share = 'all' | 'own' | 'result'

export interface Reader {
  readonly sight: { readonly all: boolean; readonly organisationIds: readonly string[]; readonly providerId: string | null }
  readonly parties: readonly string[]
  readonly organisationId: string
}

export function shareOf(reader: Reader, organisationId: string, conductor: string): Share {
  if (organisationId === reader.organisationId) return 'own'
  if (reader.sight.all || reader.parties.includes(conductor)) return 'all'
  return reader.sight.organisationIds.includes(organisationId) ? 'own' : 'result'
}

/** Numbers are shown when they stand; to others than those concerned only when they are published. */
export const showsNumbers = (share: Share, state: ScorecardState): boolean =>
  state === 'published' || (state === 'concluded' && share !== 'result')

/** The single scores that somebody sees: his own always. */
export function scoresSeen<T extends EnteredScore>(scores: readonly T[], share: Share, state: ScorecardState, organisationId: string): T[] {
  return scores.filter((score) => {
    if (share === 'all' || score.organisationId === organisationId) return true
    return share === 'own' && score.kind === 'score' && showsNumbers(share, state)
  })
}

/** Dimensions before anything stands: what will be scored, by what weight, and no number. */
export const blank = (dimension: Pick<DimensionScore, 'id' | 'name' | 'origin' | 'weight'>): DimensionScore => ({
  ...{ id: dimension.id, name: dimension.name, origin: dimension.origin, weight: dimension.weight },
  ...{ score: null, exact: null, share: null, numerator: null, denominator: null, scorers: null, says: '' },
})

import type { Day, Id, Reader } from '../kernel/index.ts'
import type { Facts, Judgement } from '../regimes/index.ts'

/** Judges the rules of the measure that binds a jurisdiction on a day. */
export type Judge = (
  where: { readonly jurisdictionId: Id; readonly on: Day },
  occasion: 'system.register' | 'original.retire',
  facts: Facts,
) => Promise<Judgement>

/** What else rules know of a unit or system: the steps its cases stand in, its grade. Told by folders above this one. */
export type SubjectFacts = (
  reader: Reader,
  about: {
    readonly jurisdictionId: Id
    readonly organisationId: Id
    readonly systemId: Id | null
    readonly providerId: null
    readonly on: Day
  },
) => Promise<Facts>

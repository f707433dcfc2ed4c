import type { Day, Id } from '../kernel/index.ts'
import type { Facts, Judgement } from '../regimes/index.ts'

/** Judges the rules of the measure that binds a jurisdiction on a day. */
export type Judge = (where: { readonly jurisdictionId: Id; readonly on: Day }, occasion: 'price.set', facts: Facts) => Promise<Judgement>

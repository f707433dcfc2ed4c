import type { Permission } from '../../regimes/index.ts'
import type { Kind } from './kinds.ts'

/**
 * Who is told of a happening. Of whomever a word means, only those who may see the thing are told, and never the one who did it:
 * - `concerned`: those who act in the organisation whose matter it is; `provider`: in the provider it is assigned to; `others`: in further
 *   organisations that the thing itself names (a bill's units, a grant's receiver)
 * - `may:…`: those who hold a permission word, which the measure gives their party
 * - `called:…`: the same, of the whole jurisdiction: who is called upon to do something there (to score in a round)
 * - `units`: all who act in an organisation with a party; only for what a whole jurisdiction is told
 * - `person`: the one whose account it is
 * - `unit-admins`: those of the organisation concerned; `system-admins`, `security-admins`: the operator's
 * - `turn`: whose turn it is in the case, and who is asked for an opinion; `desk`: whose turn it is alone, for what its levels say among themselves; `parts`: who began it, whose matter it is, who is named in it
 */
export type Audience =
  | 'concerned'
  | 'provider'
  | 'others'
  | `may:${Permission}`
  | `called:${Permission}`
  | 'units'
  | 'person'
  | 'unit-admins'
  | 'system-admins'
  | 'security-admins'
  | 'turn'
  | 'desk'
  | 'parts'

/** How a happening is told: as which kind, and to whom. */
export interface Telling {
  readonly kind: Kind
  readonly to: readonly Audience[]
}

/** Nobody is told, and why that is right. */
export interface Silence {
  readonly silent: string
}

export type Rule = Telling | Silence

export const isSilent = (rule: Rule): rule is Silence => 'silent' in rule

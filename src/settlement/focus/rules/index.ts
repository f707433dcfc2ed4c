import { acrossRules } from './across.ts'
import { commitmentRules } from './commitments.ts'
import { costRules } from './costs.ts'
import { formatRules } from './formats.ts'
import { keyValueRules } from './key-values.ts'
import { nullRules } from './nulls.ts'
import type { Rule } from './rule.ts'
import { unitRules } from './unit-words.ts'
import { valueRules } from './values.ts'

/** All rules of a row, in the order in which faults of one row are told. */
export const rowRules: readonly Rule[] = [
  ...nullRules,
  ...formatRules,
  ...valueRules,
  ...costRules,
  ...commitmentRules,
  ...keyValueRules,
  ...unitRules,
  ...acrossRules,
]

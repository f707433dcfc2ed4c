import type { PackFault, Regime } from '../model.ts'
import { checkAdjustments } from './adjustments.ts'
import { checkCoverage } from './coverage.ts'
import { checkEffects } from './effects.ts'
import { checkNames } from './names.ts'
import { checkOverlaps } from './overlaps.ts'
import { checkPaths } from './paths.ts'
import { checkRules } from './rules.ts'

/** Everything that must hold of a pack beyond its single blocks; each fault with its remedy. */
export const checkRegime = (regime: Regime): PackFault[] =>
  [checkNames, checkPaths, checkEffects, checkRules, checkAdjustments, checkOverlaps, checkCoverage].flatMap((check) => check(regime))

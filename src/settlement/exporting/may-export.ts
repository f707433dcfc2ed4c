import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import { stateNames } from '../rules/life.ts'
import type { State } from '../rules/statement.ts'
import type { Format } from './format.ts'

interface Asked {
  readonly state: State
  readonly sealVersion: 1 | 2
  /** Whether who asks sees all of it. */
  readonly whole: boolean
}

/**
 * Whether a statement leaves in a format: no draft, whose lines are not written or those of a run that no longer stands; the seal file only for who sees the whole, once it is
 * sealed by shares.
 */
export function mayExport({ state, sealVersion, whole }: Asked, format: Format): Outcome<null> {
  if (state === 'draft') return refuse('statement.state', { facts: { state: stateNames.draft, act: '导出' } })
  if (format !== 'seal') return ok(null)
  if (!whole) return refuse('statement.seal-of-whole')
  if (state !== 'sealed') return refuse('statement.not-sealed')
  return sealVersion === 1 ? refuse('statement.seal-without-shares') : ok(null)
}

import type { Trial } from '../trial/index.ts'
import { configuration } from './configuration.ts'

/** `zhengyun regimes try DRAFT`: what would be otherwise under a draft. */
export async function regimesTry(trial: Trial): Promise<number> {
  const { runTrial } = await import('../trial/index.ts')
  return runTrial({ config: configuration() }, trial)
}

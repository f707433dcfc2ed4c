import { configuration } from './configuration.ts'

/** `zhengyun scenario [PATH…]`: plays the stories found there. */
export async function scenario(paths: readonly string[]): Promise<number> {
  const { runScenarios } = await import('../scenario/index.ts')
  return runScenarios([...paths], { further: configuration().regimes })
}

import { configuration } from './configuration.ts'
import { type Running, serveUntilAsked } from './serve.ts'

/** `zhengyun demo`: the demonstration plays, and is then served until it is asked to stop. */
export const demo = (): Promise<number> => serveUntilAsked(begin())

async function begin(): Promise<Running> {
  const { runDemo } = await import('../demo/index.ts')
  return runDemo(configuration())
}

import { configuration, log } from './configuration.ts'
import { type Running, serveUntilAsked } from './serve.ts'

/** `zhengyun start`: serves until it is asked to stop. */
export const start = (): Promise<number> => serveUntilAsked(begin())

async function begin(): Promise<Running> {
  const config = configuration()
  const [{ startServer }, { buildConsole }] = await Promise.all([import('../server.ts'), import('../build-console.ts')])
  await buildConsole(log)
  const server = await startServer(config, log)
  console.log(`政云已启动：${config.publicUrl ?? server.url}`)
  return server
}

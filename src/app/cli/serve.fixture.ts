// A program of its own for the tests: the embedded database, served until asked to stop.
import { startEmbedded } from '../embedded/index.ts'
import { serveUntilAsked } from './serve.ts'

const [directory = '', when] = process.argv.slice(2)

async function begin() {
  const server = await startEmbedded({ directory, log: () => {} })
  console.log(server.pid())
  return when === 'never ready' ? new Promise<never>(() => {}) : server
}

process.exit(await serveUntilAsked(begin()))

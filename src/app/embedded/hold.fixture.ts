// A program of its own for the tests: starts the database in the folder given, says so on one line, and stays until killed.
import { startEmbedded } from './index.ts'

const [directory = ''] = process.argv.slice(2)
try {
  const { adminUrl, appUrl, ownerUrl, port, pid } = await startEmbedded({ directory, log: () => {} })
  console.log(JSON.stringify({ adminUrl, appUrl, ownerUrl, port, server: pid() }))
} catch (error) {
  console.log(JSON.stringify({ refused: (error as Error).message }))
}

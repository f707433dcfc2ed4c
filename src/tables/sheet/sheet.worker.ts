import { parentPort, workerData } from 'node:worker_threads'
import type { Row } from '../heading.ts'
import { NoSheet, readFirstSheet, type SheetLimits, TooLarge } from './open.ts'
import { Invalid } from './parts.ts'
import { TooWide } from './rows.ts'

/** What the thread says: some lines, which are taken before it goes on; and at last that it is through, or why not. */
export type SheetAnswer = { readonly rows: readonly Row[] } | { readonly end: null | 'invalid' | 'no-sheet' | 'too-wide' | 'too-large' }

const port = parentPort
if (!port) throw new Error('a thread of its own reads a sheet')
const { bytes, limits } = workerData as { readonly bytes: Uint8Array; readonly limits: SheetLimits }

const taken = () => new Promise<void>((resolve) => port.once('message', () => resolve()))
const say = (answer: SheetAnswer) => port.postMessage(answer)

try {
  await readFirstSheet(bytes, limits, async (rows) => {
    say({ rows })
    await taken()
  })
  say({ end: null })
} catch (error) {
  const known = [
    [Invalid, 'invalid'],
    [NoSheet, 'no-sheet'],
    [TooLarge, 'too-large'],
    [TooWide, 'too-wide'],
  ] as const
  const why = known.find(([kind]) => error instanceof kind)?.[1]
  if (why === undefined) throw error
  say({ end: why })
}

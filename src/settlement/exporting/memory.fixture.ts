import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect, type Database, type Day } from '../../kernel/index.ts'
import type { ExportHead } from '../exports/line.ts'
import type { Held } from '../store/statements.ts'
import type { Format } from './format.ts'
import { streamOf } from './service/streaming.ts'

/**
 * A process of its own for the test of memory: `node memory.fixture.ts <url> <format> <small run> <large run>` writes both runs into nothing and prints, as JSON, how many bytes the
 * large one came to, how long it took, and by how many MB the process had grown at its largest beyond what it was after the small one.
 */
const [url = '', format = '', small = '', large = ''] = process.argv.slice(2)

const head = {
  jurisdictionName: '某省',
  measureTitle: '办法',
  from: '2025-01-01' as Day,
  to: '2025-12-31' as Day,
  state: 'accounted',
  seal: null,
} as ExportHead
const sight = { jurisdictionId: null, all: true, organisationIds: [], providerId: null }

async function write(db: Database, run: string): Promise<number> {
  let bytes = 0
  const nowhere = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done()
    },
  })
  const [id = '', runNo = ''] = run.split(' ')
  const held = {
    id,
    runNo: Number(runNo),
    from: head.from,
    until: '2026-01-01',
    totalFen: 0n,
    apartFen: 0n,
    excludedFen: 0n,
    deductedFen: 0n,
    adjustedFen: 0n,
  }
  await pipeline(streamOf(db, { held: held as Held, head, sight }, format as Format), nowhere)
  return bytes
}

/** The most memory that the process ever held. */
const peak = (): number => process.resourceUsage().maxRSS / 1024

const db = connect({ url, connectionsMax: 1 })
await write(db, small)
const base = peak()
const begun = performance.now()
const bytes = await write(db, large)
console.log(JSON.stringify({ bytes, seconds: (performance.now() - begun) / 1000, base, grown: peak() - base }))
await db.destroy()

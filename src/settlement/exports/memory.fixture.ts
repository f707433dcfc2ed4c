import { Writable } from 'node:stream'
import { writeFocus } from '../focus/write.ts'
import { writeCsv } from './csv.ts'
import { provinceLines, sealedHead } from './lines.fixture.ts'
import { writeXlsx } from './xlsx.ts'

/**
 * A process of its own for the test of memory: `node memory.fixture.ts <csv|focus|xlsx> <lines>` writes so many lines into nothing and prints, as JSON, how many
 * bytes it wrote, how long it took, and by how many MB the process had grown at its largest beyond what it was after a small file.
 */
const writers = { csv: writeCsv, focus: writeFocus, xlsx: writeXlsx }
const [format = '', lines = ''] = process.argv.slice(2)
const writer = writers[format as keyof typeof writers]

/** The most memory that the process ever held. */
const peak = (): number => process.resourceUsage().maxRSS / 1024

async function write(count: number): Promise<number> {
  let bytes = 0
  const nowhere = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done()
    },
  })
  await writer(provinceLines(count), nowhere, { head: sealedHead })
  return bytes
}

await write(100)
const base = peak()
const begun = performance.now()
const bytes = await write(Number(lines))
console.log(JSON.stringify({ bytes, seconds: (performance.now() - begun) / 1000, base, grown: peak() - base }))

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

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20
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
const base = megabytes()
let peak = base
const watch = setInterval(() => {
  peak = Math.max(peak, megabytes())
}, 20)
const begun = performance.now()
const bytes = await write(Number(lines))
clearInterval(watch)
console.log(JSON.stringify({ bytes, seconds: (performance.now() - begun) / 1000, base, grown: Math.max(peak, megabytes()) - base }))

import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import { readInBatches } from '../read-in-batches.ts'

/**
 * A process of its own for the test of memory: `node memory.fixture.ts <lines> <shared|inline>` makes a provider's bill of so many lines, reads it in batches and prints, as JSON, how many lines it
 * read, how large the file is, the most lines that were held at once, and by how many MB the process had grown at its largest beyond what it was with the file in hand.
 */
const [lines = '', strings = ''] = process.argv.slice(2)
const heading = ['自有编号', '服务项编码', '起', '止', '数量', '单价', '天数', '金额']
const limits = { bytesMax: 20 * 1024 * 1024, linesMax: 400_000, batch: 2_000 }

async function bill(count: number): Promise<Uint8Array> {
  const [out, pieces] = [new PassThrough(), [] as Buffer[]]
  out.on('data', (piece: Buffer) => pieces.push(piece))
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: strings === 'shared' })
  const sheet = book.addWorksheet('账单')
  sheet.addRow(heading).commit()
  for (let index = 0; index < count; index++)
    sheet.addRow([`vm-${index % 20_000}`, 'VCPU', '2025-01-01', '2025-01-31', 10, 46.5, 31, 465]).commit()
  await book.commit()
  return Buffer.concat(pieces)
}

const peak = (): number => process.resourceUsage().maxRSS / 1024
const read = async (bytes: Uint8Array, most: (rows: number) => void) =>
  readInBatches(heading, { name: '账单.xlsx', bytes }, limits, async (_, rows) => most(rows.length))

await read(await bill(100), () => {})
const bytes = await bill(Number(lines))
globalThis.gc?.()
const base = peak()
let most = 0
const begun = performance.now()
const outcome = await read(bytes, (rows) => {
  most = Math.max(most, rows)
})
const seconds = (performance.now() - begun) / 1000
console.log(
  JSON.stringify({
    read: outcome.ok ? outcome.value : outcome.refusal.message,
    size: bytes.length,
    most,
    seconds,
    base,
    grown: peak() - base,
  }),
)

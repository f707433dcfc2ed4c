import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

// `;` and tab part cells in some table programs.
const quoted = /[",;\t\r\n]|^\s|\s$/

/** One record by RFC 4180, its line end included. Null is an empty cell; an empty text is written as one, in quotes. */
export const csvRecord = (cells: readonly (string | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`

const cellOf = (cell: string | null): string =>
  cell === null ? '' : cell === '' || quoted.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** Characters gathered before they are handed on. */
const chunkSize = 64 * 1024

/** Writes texts to a stream as UTF-8 and ends it, never faster than it takes them. Rejects when either side fails; the stream is destroyed then. */
export const writeTexts = (texts: AsyncIterable<string>, out: Writable): Promise<void> => pipeline(Readable.from(chunksOf(texts)), out)

async function* chunksOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let chunk = ''
  for await (const text of texts) {
    chunk += text
    if (chunk.length < chunkSize) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk !== '') yield Buffer.from(chunk)
}

import { inflateSync } from 'node:zlib'

const headerSize = 44
const entrySize = 20

/** The OpenType font inside a WOFF 1.0 file (W3C): each table inflated, so that a font is read once and then looked up at any place. */
export function sfntOfWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(12 + 16 * count)
  woff.copy(directory, 0, 4, 8)
  directory.writeUInt16BE(count, 4)
  const parts: Buffer[] = [directory]
  let offset = directory.length
  for (let index = 0; index < count; index += 1) {
    const entry = headerSize + entrySize * index
    const table = tableAt(woff, entry)
    const at = 12 + 16 * index
    woff.copy(directory, at, entry, entry + 4)
    woff.copy(directory, at + 4, entry + 16, entry + 20)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(table.length, at + 12)
    const padding = Buffer.alloc((4 - (table.length % 4)) % 4)
    parts.push(table, padding)
    offset += table.length + padding.length
  }
  return Buffer.concat(parts)
}

function tableAt(woff: Buffer, entry: number): Buffer {
  const start = woff.readUInt32BE(entry + 4)
  const stored = woff.subarray(start, start + woff.readUInt32BE(entry + 8))
  return stored.length === woff.readUInt32BE(entry + 12) ? stored : inflateSync(stored)
}

import { inflateRawSync } from 'node:zlib'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
/** Stands where the real number is in a ZIP64 record: nothing of the size we read needs one. */
const elsewhere = 0xffffffff

/** One entry of a ZIP file: its name, and where its bytes stand. */
export interface ZipEntry {
  readonly name: string
  readonly packed: boolean
  readonly bytes: Uint8Array
}

/** The entries of a ZIP file, by its directory; null for one that is not laid out as the table programs do (as `unpackedSize` looks at it). Nothing is unpacked. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOffset(view)
  if (end === null || lastAt(view, endOfDirectory) !== end) return null
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= end && view.getUint32(at, true) === directoryEntry) {
    const [packed, method] = [packedBytes(bytes, view, at), view.getUint16(at + 10, true)]
    if (packed === null || (method !== 0 && method !== 8)) return null
    const length = view.getUint16(at + 28, true)
    entries.push({ name: Buffer.from(bytes.subarray(at + 46, at + 46 + length)).toString(), packed: method === 8, bytes: packed })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return at === end && entries.length === view.getUint16(end + 10, true) ? entries : null
}

/**
 * How many bytes a ZIP file unpacks to, found by unpacking: what its directory says is the sender's word. Stops above `max` and
 * answers with more than it. Null for a file that is not laid out as the table programs do, so that another reader could find
 * other entries in it than we: directory and end record close the file, and each entry stands where the directory says.
 */
export function unpackedSize(bytes: Uint8Array, max: number): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOffset(view)
  if (end === null || lastAt(view, endOfDirectory) !== end) return null
  let [at, size, count] = [view.getUint32(end + 16, true), 0, 0]
  for (; at + 46 <= end && view.getUint32(at, true) === directoryEntry; count += 1) {
    const entry = sizeOfEntry(bytes, view, at, max - size)
    if (entry === null) return null
    size += entry
    if (size > max) return size
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return at === end && count === view.getUint16(end + 10, true) ? size : null
}

/** The end record, which with its comment closes the file. */
function endOffset(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= earliest; at -= 1)
    if (view.getUint32(at, true) === endOfDirectory) return at + 22 + view.getUint16(at + 20, true) === view.byteLength ? at : null
  return null
}

/** Where a signature stands last: readers look for it from the end. */
function lastAt(view: DataView, signature: number): number {
  for (let at = view.byteLength - 4; at >= 0; at -= 1) if (view.getUint32(at, true) === signature) return at
  return -1
}

function sizeOfEntry(bytes: Uint8Array, view: DataView, at: number, max: number): number | null {
  const packed = packedBytes(bytes, view, at)
  if (packed === null) return null
  const method = view.getUint16(at + 10, true)
  if (method === 0) return packed.length
  return method === 8 ? inflatedSize(packed, max) : null
}

/** The bytes of the entry that the directory names at an offset, as they stand in the file; null where they don't stand where it says. */
function packedBytes(bytes: Uint8Array, view: DataView, at: number): Uint8Array | null {
  const [packed, local] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  if (packed === elsewhere || local === elsewhere || local + 30 > view.byteLength || view.getUint32(local, true) !== localEntry) return null
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  return from + packed > view.byteLength ? null : bytes.subarray(from, from + packed)
}

function inflatedSize(packed: Uint8Array, max: number): number | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, max) }).length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? max + 1 : null
  }
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/**
 * How many bytes a ZIP file says it unpacks to, from its directory at the end; null when it has none that can be read.
 * A small file that unpacks to gigabytes is told by this before anything is unpacked.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOffset(view)
  if (end === null) return null
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let size = 0
  for (let count = 0; count < entries; count += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return null
    size += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return size
}

/** The end record stands within the last 64 KiB, before an optional comment. */
function endOffset(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) if (view.getUint32(at, true) === endOfDirectory) return at
  return null
}

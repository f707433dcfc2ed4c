/** A kind of file: the type it is stored under (ours, never the client's word), and how its bytes begin. */
interface Kind {
  readonly type: string
  readonly begins: readonly number[]
}

const zipped = [0x50, 0x4b]
const compound = [0xd0, 0xcf, 0x11, 0xe0]
const jpeg = [0xff, 0xd8, 0xff]

/** Kinds of files that are accepted, by their ending. */
const kinds: Readonly<Record<string, Kind>> = {
  pdf: { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  doc: { type: 'application/msword', begins: compound },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: zipped },
  xls: { type: 'application/vnd.ms-excel', begins: compound },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: zipped },
  png: { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { type: 'image/jpeg', begins: jpeg },
  jpeg: { type: 'image/jpeg', begins: jpeg },
  ofd: { type: 'application/ofd', begins: zipped },
  txt: { type: 'text/plain; charset=utf-8', begins: [] },
  zip: { type: 'application/zip', begins: zipped },
}

/** In bytes. */
export const uploadSizeMax = 20 * 1024 * 1024

/** The media type of a file by its ending, or null when it is empty, not accepted, or its bytes belie the ending. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | null {
  const ending = /.\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined
  if (!kind || bytes.length === 0) return null
  // No text holds a zero byte; programs do.
  if (ending === 'txt' && bytes.includes(0)) return null
  return kind.begins.every((byte, index) => bytes[index] === byte) ? kind.type : null
}

/**
 * A client's file name as a label to be shown: without its path, without signs that cannot be seen or that turn the reading
 * direction (`\u202e` shows fdp.exe as exe.pdf), the last 200 characters of it. Control characters go first: a line break must not hide a path.
 */
export const labelOf = (name: string): string =>
  [
    ...name
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .replace(/^.*[\\/]/, ''),
  ]
    .slice(-200)
    .join('')
    .trim()

/** The bytes of a file sent as Base64; null for what is none, of which Node would silently drop the signs it does not know. */
export const bytesOfBase64 = (content: string): Buffer | null =>
  content.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(content) ? Buffer.from(content, 'base64') : null

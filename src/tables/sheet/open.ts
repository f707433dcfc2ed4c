import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { Row } from '../heading.ts'
import { type ZipEntry, zipEntries } from '../zip.ts'
import { Invalid, readBook, readDayStyles, readShared, readTarget, type Text } from './parts.ts'
import { readRows } from './rows.ts'

export class NoSheet extends Error {}
export class TooLarge extends Error {}

export interface SheetLimits {
  /** All parts that are read, unpacked, in bytes. */
  readonly unpackedMax: number
  /** Lines that are handed over at once, about. */
  readonly batch: number
}

/**
 * Reads the first sheet of a workbook and hands its lines over as they come. Of the workbook nothing is held but the texts that its cells share. Throws `Invalid`, `NoSheet`, `TooLarge` or `TooWide`.
 */
export async function readFirstSheet(
  bytes: Uint8Array,
  { unpackedMax, batch }: SheetLimits,
  take: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const entries = zipEntries(bytes)
  if (entries === null) throw new Invalid('zip')
  const named = new Map(entries.map((entry) => [entry.name, entry]))
  let left = unpackedMax
  const part = (name: string): Text | null => {
    const entry = named.get(name)
    return entry
      ? unpacked(entry, (size) => {
          left -= size
          if (left < 0) throw new TooLarge()
        })
      : null
  }
  const need = (name: string): Text => part(name) ?? fail()
  const { sheet, since1904 } = await readBook(need('xl/workbook.xml'))
  const target = sheet === null ? null : await readTarget(need('xl/_rels/workbook.xml.rels'), sheet)
  const found = target === null ? null : part(target)
  if (found === null) throw new NoSheet()
  const [strings, styles] = [part('xl/sharedStrings.xml'), part('xl/styles.xml')]
  const looked = {
    shared: strings ? await readShared(strings) : [],
    dayStyles: styles ? await readDayStyles(styles) : new Set<number>(),
    since1904,
  }
  await readRows(found, looked, take, batch)
}

const fail = (): never => {
  throw new Invalid('part')
}

/** The text of an entry, a piece at a time: what it says of its size is the sender's word, so that its bytes are counted. */
async function* unpacked({ packed, bytes }: ZipEntry, count: (size: number) => void): Text {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const source = Readable.from(pieces(bytes))
  try {
    for await (const piece of (packed ? source.pipe(createInflateRaw()) : source) as AsyncIterable<Uint8Array>) {
      count(piece.length)
      yield decoder.decode(piece, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError || (error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new Invalid('bytes')
    throw error
  }
}

const pieceSize = 1 << 16

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize)
}

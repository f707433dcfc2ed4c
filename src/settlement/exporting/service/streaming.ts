import { PassThrough, type Readable, type Writable } from 'node:stream'
import type { Sight } from '../../../identity/index.ts'
import type { Reader } from '../../../kernel/index.ts'
import { writeTexts } from '../../../tables/index.ts'
import { writeCsv } from '../../exports/csv.ts'
import type { ExportHead, ExportLine, ExportOptions } from '../../exports/line.ts'
import { writeXlsx } from '../../exports/xlsx.ts'
import { writeFocus, writeFocusForSheets } from '../../focus/write.ts'
import { sealFileOf } from '../../service/sealing.ts'
import type { Held } from '../../store/statements.ts'
import type { Format } from '../format.ts'
import { exportLines } from './lines.ts'

type WriteLines = (lines: AsyncIterable<ExportLine>, out: Writable, options: ExportOptions) => Promise<void>
const writers: Readonly<Record<Exclude<Format, 'seal'>, WriteLines>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  focus: writeFocus,
  'focus-safe': writeFocusForSheets,
}

export interface Exported {
  readonly held: Held
  readonly head: ExportHead
  readonly sight: Sight
}

/** A statement in a format, written as it is taken. It fails where a part could be taken for the whole; destroyed by its reader, it reads no further. */
export const streamOf = (db: Reader, { held, head, sight }: Exported, format: Format): Readable =>
  written((out) =>
    format === 'seal' ? writeTexts(records(sealFileOf(db, held)), out) : writers[format](exportLines(db, held, sight), out, { head }),
  )

function written(write: (out: Writable) => Promise<void>): Readable {
  const out = new PassThrough()
  write(out).catch((error: Error) => out.destroy(error))
  return out
}

async function* records(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield `${text}\n`
}

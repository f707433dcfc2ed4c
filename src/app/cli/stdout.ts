import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Writes a stream to stdout, never faster than it is taken, and leaves stdout open. When its reader goes away (`| head`) that is his affair: it ends quietly, with 0.
 */
export async function toStdout(stream: Readable): Promise<number> {
  try {
    await pipeline(stream, process.stdout, { end: false })
  } catch (error) {
    if (!isBrokenPipe(error)) throw error
  }
  return 0
}

/** What would move the cursor or turn the direction of reading: what is told of somebody's file may hold it. */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu

/** The same for lines as they come, each shown as one. */
export const linesToStdout = (lines: AsyncIterable<string>): Promise<number> => toStdout(Readable.from(ended(lines)))

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line.replaceAll(controls, '\ufffd')}\n`
}

const isBrokenPipe = (error: unknown): boolean =>
  ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '')

import type { FastifyReply } from 'fastify'
import type { FileAnswer, StreamAnswer } from '../../kernel/index.ts'

/** What a browser could run is sent as bytes of an unknown kind. The office formats only have `openxml` in their names. */
const active = /html|\bxml|svg|javascript|ecmascript|pdf\+/i

/** A client that takes nothing for so long is cut off: a stopping server waits for whoever still takes. */
const patienceMs = 120_000

/** Sends a file to be saved under its name; never shown inside a page, never guessed at, never run. */
export function sendFile(reply: FastifyReply, file: FileAnswer | StreamAnswer): FastifyReply {
  const { name, mediaType } = file
  reply
    .type(/^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(mediaType) && !active.test(mediaType) ? mediaType : 'application/octet-stream')
    .header('content-disposition', disposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
  if ('bytes' in file) return reply.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  reply.raw.setTimeout(patienceMs, () => reply.raw.destroy())
  file.stream.once('error', () => noFile(reply))
  return reply.send(file.stream)
}

/** What fails before its first byte is told as a problem, not as a file of that name. */
function noFile(reply: FastifyReply): void {
  reply.removeHeader('content-disposition')
  if (!reply.raw.headersSent) reply.raw.removeHeader('content-disposition')
}

/** `attachment` with the name in ASCII for the old and by RFC 5987 for the rest; nothing in it turns the direction of reading (`exe.fdp`). */
export function disposition(name: string): string {
  const clean = name.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '_')
  const ascii = clean.replaceAll(/[^\x20-\x7e]|["%]/g, '_')
  const encoded = encodeURIComponent(clean.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

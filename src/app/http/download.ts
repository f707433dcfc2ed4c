import type { FastifyReply } from 'fastify'
import type { FileAnswer } from '../../kernel/index.ts'

/** What a browser could run is sent as bytes of an unknown kind. */
const active = /html|xml|svg|javascript|ecmascript|xhtml|pdf\+/i

/** Sends a file to be saved under its name; never shown inside a page, never guessed at, never run. */
export const sendFile = (reply: FastifyReply, { name, mediaType, bytes }: FileAnswer): FastifyReply =>
  reply
    .type(/^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(mediaType) && !active.test(mediaType) ? mediaType : 'application/octet-stream')
    .header('content-disposition', disposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))

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

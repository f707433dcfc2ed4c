import { bytesOfBase64, labelOf, mediaTypeOf, type Outcome, ok, refuse, sha256, uploadSizeMax } from '../kernel/index.ts'

/** A file as a client sends it: its name is only a label, its content Base64. */
export interface SentFile {
  readonly name: string
  readonly content: string
}

export interface ReadFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Reads and judges a file as the materials of cases are judged: complete, not empty, of a size and kind that are accepted. */
export function readUpload({ name: said, content }: SentFile): Outcome<ReadFile> {
  const name = labelOf(said)
  const bytes = bytesOfBase64(content)
  if (!bytes) return refuse('case.material-encoding', { facts: { name } })
  if (bytes.length === 0) return refuse('case.material-empty', { facts: { name } })
  if (bytes.length > uploadSizeMax) return refuse('case.material-too-large', { facts: { name, limit: '20 MB' } })
  const mediaType = mediaTypeOf(name, bytes)
  return mediaType ? ok({ name, mediaType, bytes, sha256: sha256(bytes) }) : refuse('case.material-type', { facts: { name } })
}

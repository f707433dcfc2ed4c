import { labelOf, mediaTypeOf, type Outcome, ok, refuse, sha256, uploadSizeMax } from '../../kernel/index.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file that proves a correction, under the name and type that we store it by. */
export interface Evidence extends Upload {
  readonly sha256: string
  readonly mediaType: string
}

/** Reads an uploaded file; refuses what is empty, too large or of a kind that is not accepted, as everywhere. */
export function evidenceOf({ name: told, bytes }: Upload): Outcome<Evidence> {
  const name = labelOf(told)
  if (bytes.length === 0) return refuse('case.material-empty', { facts: { name } })
  if (bytes.length > uploadSizeMax) return refuse('case.material-too-large', { facts: { name, limit: '20 MB' } })
  const mediaType = mediaTypeOf(name, bytes)
  return mediaType ? ok({ name, bytes, mediaType, sha256: sha256(bytes) }) : refuse('case.material-type', { facts: { name } })
}

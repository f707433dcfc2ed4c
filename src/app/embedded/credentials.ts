import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The passwords of the three roles of an embedded cluster. */
export interface Credentials {
  readonly admin: string
  readonly owner: string
  readonly app: string
}

/** Reads the passwords of the folder's cluster, or makes them. Only this program's own user may read the file. */
export function obtainCredentials(directory: string): Credentials {
  const file = join(directory, 'credentials.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials
  const made: Credentials = { admin: newPassword(), owner: newPassword(), app: newPassword() }
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return made
}

const newPassword = (): string => randomBytes(24).toString('base64url')

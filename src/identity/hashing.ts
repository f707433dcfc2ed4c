import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { canonical } from './rules/password.ts'

const derive = promisify(argon2)

/** argon2id with one lane (RFC 9106). Memory in KiB. */
export interface HashingCost {
  readonly memoryKib: number
  readonly passes: number
}

/** What an installation uses: 64 MiB, three passes. Only tests use less. */
export const standardCost: HashingCost = { memoryKib: 65_536, passes: 3 }

export interface Hashing {
  /** The password's hash as a PHC string, with a salt of its own. */
  hash(password: string): Promise<string>
  /** Whether the password is the one behind the hash; a null hash costs as much time and is never right. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** Memory-hard password hashing. */
export function createHashing(cost: HashingCost = standardCost): Hashing {
  const hash = async (password: string): Promise<string> => {
    const salt = randomBytes(16)
    return written(cost, salt, await compute(password, salt, cost))
  }
  return {
    hash,
    async verify(known, password) {
      if (known === null) {
        await hash(password)
        return false
      }
      const { salt, digest, ...used } = read(known)
      return timingSafeEqual(await compute(password, salt, used), digest)
    },
  }
}

const compute = (password: string, salt: Buffer, { memoryKib, passes }: HashingCost): Promise<Buffer> =>
  derive('argon2id', { message: canonical(password), nonce: salt, parallelism: 1, tagLength: 32, memory: memoryKib, passes })

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const written = ({ memoryKib, passes }: HashingCost, salt: Buffer, digest: Buffer): string =>
  `$argon2id$v=19$m=${memoryKib},t=${passes},p=1$${base64(salt)}$${base64(digest)}`

function read(phc: string): HashingCost & { readonly salt: Buffer; readonly digest: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/.exec(phc)
  if (!match) throw new Error('a stored password hash is not one of ours')
  const [, memory, passes, salt = '', digest = ''] = match
  return { memoryKib: Number(memory), passes: Number(passes), salt: Buffer.from(salt, 'base64'), digest: Buffer.from(digest, 'base64') }
}

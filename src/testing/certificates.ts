import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

// Certificates for tests of TLS, made when they are needed: X.509 (RFC 5280) in DER, as little of it as TLS asks for. No key of a test lies in the
// repository, and none runs out.

export interface Certificate {
  readonly cert: string
  readonly key: string
}

export interface Authority extends Certificate {
  /** A certificate of a server for these names (`mail.test`) or addresses (`127.0.0.1`). */
  issue(names: readonly string[], of?: { readonly expired?: boolean }): Certificate
}

/** An authority that nobody knows. */
export function selfMadeAuthority(name = '自建证书机构'): Authority {
  const { publicKey, privateKey } = pair()
  const own = { subject: name, issuer: name, publicKey, signedBy: privateKey }
  const cert = certificate({ ...own, extensions: [basicConstraints(true)], from: -1, to: 30 })
  const issue: Authority['issue'] = (names, { expired = false } = {}) => {
    const server = pair()
    const of = { subject: names[0] ?? '', issuer: name, publicKey: server.publicKey, signedBy: privateKey }
    const days = expired ? { from: -30, to: -1 } : { from: -1, to: 30 }
    return {
      cert: certificate({ ...of, extensions: [basicConstraints(false), subjectNames(names)], ...days }),
      key: pem('PRIVATE KEY', server.privateKey.export({ type: 'pkcs8', format: 'der' })),
    }
  }
  return { cert, key: pem('PRIVATE KEY', privateKey.export({ type: 'pkcs8', format: 'der' })), issue }
}

const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })

interface Of {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signedBy: KeyObject
  readonly extensions: readonly Buffer[]
  /** Days from now. */
  readonly from: number
  readonly to: number
}

function certificate({ subject, issuer, publicKey, signedBy, extensions, from, to }: Of): string {
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(from), time(to)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, signedBy)]))
  return pem('CERTIFICATE', sequence(body, ecdsaWithSha256, signature))
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts)
const tagged = (number: number, part: Buffer) => der(0xa0 + number, part)
const integer = (bytes: Buffer) => der(0x02, bytes)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const nameOf = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))))

function time(days: number): Buffer {
  // The machine's clock, not a test's: by that TLS judges.
  const text = new Date(performance.timeOrigin + performance.now() + days * 86_400_000).toISOString()
  return der(0x18, Buffer.from(`${text.slice(0, 19).replaceAll(/[-T:]/g, '')}Z`))
}

const extension = (id: string, value: Buffer) => sequence(oid(id), der(0x04, value))
const basicConstraints = (isAuthority: boolean) => extension('551d13', sequence(...(isAuthority ? [der(0x01, Buffer.from([255]))] : [])))
const subjectNames = (names: readonly string[]) => extension('551d11', sequence(...names.map(subjectName)))
const subjectName = (name: string): Buffer =>
  /^[\d.]+$/.test(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name))

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

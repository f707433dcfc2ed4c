import QRCode from 'qrcode'
import type { Modules } from './compose/margins.ts'
import type { Proof } from './document.ts'

const correction = { errorCorrectionLevel: 'M' } as const
/** What the largest code of medium correction holds, in bytes. */
const capacity = 2331

/** The QR code (GB/T 18284) of a proof's address, dark modules true; the sheet is its light margin. Throws RangeError where it is too long for one. */
export function modulesOf(proof: Proof): Modules {
  const { size, data } = QRCode.create(addressOf(proof), correction).modules
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => data[y * size + x] === 1))
}

/** The same code as a PNG. Rejects as `modulesOf` throws. */
export const pictureOf = async (proof: Proof): Promise<Buffer> => QRCode.toBuffer(addressOf(proof), { ...correction, margin: 0, scale: 8 })

function addressOf({ url }: Proof): string {
  const length = Buffer.byteLength(url)
  if (length === 0 || length > capacity) throw new RangeError(`the address of a proof has 1 to ${capacity} bytes, not ${length}`)
  return url
}

import QRCode from 'qrcode'
import type { Modules } from './compose/margins.ts'
import type { Proof } from './document.ts'

/** The QR code (GB/T 18284) of an address: medium correction, four light modules around it are left to the sheet. */
export function modulesOf(proof: Proof): Modules {
  const { size, data } = QRCode.create(proof.url, { errorCorrectionLevel: 'M' }).modules
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => data[y * size + x] === 1))
}

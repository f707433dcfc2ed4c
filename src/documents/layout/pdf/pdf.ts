import { modulesOf } from '../code.ts'
import { compose } from '../compose/compose.ts'
import type { OfficialDocument } from '../document.ts'
import { type Fonts, freeFonts } from '../files/fonts.ts'
import { draw } from './draw.ts'

/**
 * The document as a PDF (A4) by GB/T 9704—2012 with its fonts embedded. The same document gives the same bytes. What no font has is shown by its number
 * (`unprintable` tells it beforehand). Rejects with RangeError where a table's rows don't fit its columns, a bar has no number, or the address of the
 * proof is longer than a QR code holds.
 */
export async function toPdf(document: OfficialDocument, fonts: Fonts = freeFonts()): Promise<Buffer> {
  const code = document.proof === null ? null : modulesOf(document.proof)
  return draw(document, compose(document, code, fonts.faces), fonts)
}

export type { Block, Figure, OfficialDocument, Proof, Table } from './document.ts'
export { type Fonts, openFonts } from './files/fonts.ts'
export { toPdf } from './pdf/pdf.ts'

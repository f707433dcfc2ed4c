import { type OfficialDocument, openFonts, toDocx, toPdf, type Unprintable, unprintable } from '../layout/index.ts'

/** Makes files of a document. The same document gives the same bytes. */
export interface Printing {
  toDocx(document: OfficialDocument): Promise<Uint8Array>
  toPdf(document: OfficialDocument): Promise<Uint8Array>
  /** The signs that no page can show: asked before a document takes a number. */
  unprintable(document: OfficialDocument): Promise<readonly Unprintable[]>
}

/** Prints in this process, with the free fonts or those of a folder. What serves an office prints in a process of its own: `openPrinter`. */
export function printHere(folder: string | null = null): Printing {
  const fonts = openFonts(folder)
  return {
    toDocx: (document) => toDocx(document, fonts),
    toPdf: (document) => toPdf(document, fonts),
    unprintable: async (document) => unprintable(document, fonts),
  }
}

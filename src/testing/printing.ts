import type { Printing } from '../documents/index.ts'

/** Files that say what the document says, for tests that are not about its layout: the same document gives the same bytes. */
export const plainPrinting: Printing = {
  toDocx: async (document) => Buffer.from(`PK docx ${JSON.stringify(document)}`),
  toPdf: async (document) => Buffer.from(`%PDF-1.7 ${JSON.stringify(document)}`),
  unprintable: async () => [],
}

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A stretch of text on a page: `x` from the left, `y` of its baseline from the top, in points. */
export interface ReadText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly font: string
}

export interface ReadPage {
  readonly width: number
  readonly height: number
  readonly texts: readonly ReadText[]
}

/** Reads a PDF by a library that had no part in writing it. */
export async function readPdf(bytes: Buffer): Promise<{ pages: ReadPage[]; info: Record<string, unknown> }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent({ disableNormalization: true })
    const texts = items.flatMap((item) =>
      // blanks between stretches are the reader's guess
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: item.transform[4],
              y: height - item.transform[5],
              width: item.width,
              size: item.height,
              font: item.fontName,
            },
          ]
        : [],
    )
    pages.push({ width, height, texts })
  }
  const { info } = await pdf.getMetadata()
  await pdf.destroy()
  return { pages, info: info as Record<string, unknown> }
}

/** The texts of a page as lines from top to bottom: what has the same baseline, from left to right. */
export function linesOf(page: ReadPage): { y: number; x: number; end: number; text: string }[] {
  const rows = new Map<number, ReadText[]>()
  for (const text of page.texts) {
    const y = Math.round(text.y * 10) / 10
    rows.set(y, [...(rows.get(y) ?? []), text])
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([y, texts]) => {
      const sorted = texts.toSorted((a, b) => a.x - b.x)
      const last = sorted.at(-1)
      return { y, x: sorted[0]?.x ?? 0, end: (last?.x ?? 0) + (last?.width ?? 0), text: sorted.map(({ text }) => text).join('') }
    })
}

/** All that a PDF says, without blanks and line ends. */
export const saidBy = (pages: readonly ReadPage[]): string =>
  pages
    .flatMap((page) => linesOf(page).map(({ text }) => text))
    .join('')
    .replace(/\s/g, '')

import { Document, DocumentGridType, type IPropertiesOptions } from 'docx'
import type { OfficialDocument } from '../document.ts'
import { type Fonts, freeFonts } from '../files/fonts.ts'
import { mm, sheet, sizes } from '../standard.ts'
import { visible } from '../text/signs.ts'
import { annexParagraphs, blockParts, signOffParagraphs } from './body.ts'
import { headParagraphs } from './head.ts'
import { imprintParagraphs } from './imprint.ts'
import { marginsOf } from './margins.ts'
import { packed } from './pack.ts'
import { closer, fontOf, linePitch, twips } from './paragraphs.ts'

/**
 * The document as a DOCX by GB/T 9704—2012. It names the standard's own fonts (方正小标宋简体, 仿宋_GB2312, …) and holds none; `fonts` measure where titles
 * break, as in the PDF. The same document gives the same bytes. Rejects as `toPdf` does.
 */
export async function toDocx(document: OfficialDocument, { faces }: Fonts = freeFonts()): Promise<Buffer> {
  const signOff = signOffParagraphs(document)
  const children = [
    ...headParagraphs(document, faces),
    ...document.body.flatMap((block, index) => blockParts(block, index === document.body.length - 1)),
    ...annexParagraphs(document.annexes),
    ...signOff.slice(0, -1),
    // what has a place of its own hangs on the paragraph behind it: the last one, so that it stands on the last page
    ...imprintParagraphs(document, faces),
    ...signOff.slice(-1),
  ]
  const word = new Document({ ...properties(document), sections: [{ properties: section(), ...(await marginsOf(document)), children }] })
  return packed(word, document.date)
}

const properties = (document: OfficialDocument): Omit<IPropertiesOptions, 'sections'> => ({
  title: visible(document.title),
  creator: visible(document.signedBy ?? '政云'),
  lastModifiedBy: visible(document.signedBy ?? '政云'),
  evenAndOddHeaderAndFooters: true,
  styles: {
    default: {
      document: {
        run: { font: fontOf('fang'), size: sizes.three * 2, characterSpacing: closer, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
      },
    },
  },
})

/** The sheet, its margins and the grid of 22 lines. */
const section = () => ({
  titlePage: true,
  page: {
    size: { width: twips(sheet.width), height: twips(sheet.height) },
    margin: {
      top: twips(sheet.top),
      bottom: twips(sheet.bottom),
      left: twips(sheet.left),
      right: twips(sheet.right),
      header: twips(mm(20)),
      footer: twips(mm(25)),
    },
  },
  grid: { type: DocumentGridType.LINES, linePitch },
})

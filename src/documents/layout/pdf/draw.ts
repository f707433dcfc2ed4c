import PDFDocument from 'pdfkit'
import { epochDay } from '../../../kernel/index.ts'
import type { Mark, TextMark } from '../compose/marks.ts'
import type { OfficialDocument } from '../document.ts'
import type { Fonts } from '../files/fonts.ts'
import { colors } from '../standard.ts'
import { visible } from '../text/signs.ts'
import { plain } from './plain.ts'

type Paper = InstanceType<typeof PDFDocument>

/** Writes the pages of a document as a PDF. Nothing in it comes from a clock or by chance: the same pages give the same bytes. */
export function draw(document: OfficialDocument, pages: readonly (readonly Mark[])[], fonts: Fonts): Promise<Buffer> {
  const paper = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, lang: 'zh-CN', displayTitle: true, info: infoOf(document) })
  const written = collected(paper)
  const known = new Set<string>()
  const use = (key: string): void => {
    // pdfkit takes a parsed font as well as a file; its types only know the file
    if (!known.has(key)) paper.registerFont(key, plain(fonts.byKey(key)) as never)
    known.add(key)
    paper.font(key)
  }
  for (const page of pages) {
    paper.addPage()
    for (const mark of page) drawMark(paper, mark, use)
  }
  paper.end()
  return written
}

function infoOf(document: OfficialDocument): PDFKit.DocumentInfo & { CreationDate: Date } {
  const author = document.signedBy === null ? {} : { Author: visible(document.signedBy) }
  return {
    Title: visible(document.title),
    ...author,
    Producer: 'Zhengyun',
    Creator: 'Zhengyun',
    CreationDate: new Date(epochDay(document.date) * 86_400_000),
  }
}

function collected(paper: Paper): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    paper.on('data', (chunk: Buffer) => chunks.push(chunk))
    paper.on('end', () => resolve(Buffer.concat(chunks)))
    paper.on('error', reject)
  })
}

function drawMark(paper: Paper, mark: Mark, use: (key: string) => void): void {
  if (mark.kind === 'box') paper.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.color)
  else if (mark.kind === 'text') drawText(paper, mark, use)
  else {
    use(mark.font)
    paper.save()
    paper.rotate(-35, { origin: [mark.x, mark.y] })
    paper
      .fontSize(150)
      .fillColor(colors.mark)
      .text(mark.text, mark.x - 150, mark.y + 55, { lineBreak: false, baseline: 'alphabetic' })
    paper.restore()
  }
}

function drawText(paper: Paper, mark: TextMark, use: (key: string) => void): void {
  use(mark.font)
  paper.fontSize(mark.size).fillColor(mark.color)
  paper.text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: mark.spacing, features: [] })
}

import { AlignmentType, BorderStyle, type Paragraph } from 'docx'
import { mastheadLines, titleLines } from '../compose/head.ts'
import type { OfficialDocument } from '../document.ts'
import { colors, masthead, redRule, sizes } from '../standard.ts'
import type { Faces } from '../text/faces.ts'
import { recipientsText } from '../text/wording.ts'
import { blank, linePitch, lines, paragraph, run, twips } from './paragraphs.ts'

// 2号 needs a little more than the grid gives
const titlePitch = 600

/** 版头、标题、主送机关. Titles break where the PDF breaks them. */
export function headParagraphs(document: OfficialDocument, faces: Faces): Paragraph[] {
  const recipients = recipientsText(document.to)
  return [
    ...(document.masthead === null ? plainNumber(document.number) : letterhead(document.masthead, document.number, faces)),
    paragraph(broken(titleLines(document.title, faces), sizes.two), {
      alignment: AlignmentType.CENTER,
      spacing: lines(titlePitch),
      keepNext: true,
    }),
    blank(true),
    ...(recipients === null ? [] : [paragraph([run(recipients)], { keepNext: true })]),
  ]
}

const broken = (texts: readonly string[], size: number, color?: string) =>
  texts.map((text, index) => run(text, { face: 'title', size, breaks: index === 0 ? 0 : 1, ...(color === undefined ? {} : { color }) }))

const plainNumber = (number: string | null): Paragraph[] =>
  number === null ? [] : [paragraph([run(number)], { alignment: AlignmentType.RIGHT }), blank()]

function letterhead(text: string, number: string | null, faces: Faces): Paragraph[] {
  const mark = mastheadLines(text, faces)
  const size = Math.floor(mark.size * 2) / 2
  const top = twips(masthead.drop - size * 0.1)
  const rule = { style: BorderStyle.SINGLE, color: colors.red.slice(1), size: redRule.thickness * 8, space: Math.round(redRule.gap) }
  return [
    paragraph(broken(mark.lines, size, colors.red), { alignment: AlignmentType.CENTER, spacing: lines(twips(size * 1.2), top) }),
    paragraph([run(number ?? '')], { alignment: AlignmentType.CENTER, spacing: lines(linePitch, 2 * linePitch), border: { bottom: rule } }),
    blank(),
    blank(),
  ]
}

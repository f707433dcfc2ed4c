import type { OfficialDocument } from '../document.ts'
import { colors, grid, masthead, redRule, sizes, typeArea } from '../standard.ts'
import { balanced } from '../text/balance.ts'
import type { Faces, Style } from '../text/faces.ts'
import { signsOf, widthOf } from '../text/faces.ts'
import { visible } from '../text/signs.ts'
import { recipientsText } from '../text/wording.ts'
import type { Mark } from './marks.ts'
import { baseline, textAt } from './marks.ts'
import { proseLines } from './prose.ts'
import { blankLine, gridLine, type Strip } from './strip.ts'

export const bodyStyle: Style = { face: 'fang', size: sizes.three, cell: grid.cell }
const center = typeArea.width / 2
/** A title keeps clear of both edges of the type area by a sign. */
export const titleRoom = typeArea.width - 2 * sizes.two

/** 版头、标题、主送机关: all that stands above the body on the first page. */
export function headStrips(document: OfficialDocument, faces: Faces): Strip[] {
  const recipients = recipientsText(document.to)
  return [
    ...(document.masthead === null ? plainNumber(document, faces) : [mastheadStrip(document.masthead, document.number, faces)]),
    ...titleLines(document.title, faces).map((line) => gridLine(centered(line, faces), true)),
    blankLine(true),
    ...(recipients === null ? [] : proseLines(recipients, bodyStyle, faces, 0).map((strip) => ({ ...strip, keeps: true }))),
  ]
}

const titleStyle: Style = { face: 'title', size: sizes.two }
const centered = (line: string, faces: Faces): Mark[] => textAt(line, titleStyle, faces, center, baseline(grid.pitch, sizes.two), 'center')

/** The lines of a title, by which both the PDF and the DOCX break it. */
export const titleLines = (title: string, faces: Faces): string[] =>
  balanced(visible(title).trim(), titleRoom, (text) => signsOf(text, titleStyle, faces))

/** Without 发文机关标志 the number stands at the right of the first line. */
const plainNumber = (document: OfficialDocument, faces: Faces): Strip[] =>
  document.number === null
    ? []
    : [
        gridLine(textAt(document.number, bodyStyle, faces, typeArea.width, baseline(grid.pitch, sizes.three), 'right'), true),
        blankLine(true),
      ]

/** The lines and the size of 发文机关标志: as large as the type area allows, up to the standard's 15 mm a sign. */
export function mastheadLines(text: string, faces: Faces): { lines: string[]; size: number } {
  const widthAt = (line: string, size: number): number => widthOf(signsOf(line, { face: 'title', size }, faces))
  const lines = balanced(visible(text).trim(), typeArea.width, (part) => signsOf(part, { face: 'title', size: masthead.smallest }, faces))
  const widest = Math.max(...lines.map((line) => widthAt(line, 1)), 1)
  return { lines, size: Math.min(masthead.largest, typeArea.width / widest) }
}

function mastheadStrip(text: string, number: string | null, faces: Faces): Strip {
  const { lines, size } = mastheadLines(text, faces)
  const style: Style = { face: 'title', size, color: colors.red }
  const marks = lines.flatMap((line, index): Mark[] =>
    textAt(line, style, faces, center, masthead.drop + (index * 1.2 + 0.88) * size, 'center'),
  )
  const bottom = masthead.drop + ((lines.length - 1) * 1.2 + 1) * size
  const numberTop = bottom + 2 * grid.pitch
  if (number !== null) marks.push(...textAt(number, bodyStyle, faces, center, numberTop + 0.88 * sizes.three, 'center'))
  const rule = (number === null ? bottom + grid.pitch : numberTop + sizes.three) + redRule.gap
  marks.push({ kind: 'box', x: 0, y: rule, width: typeArea.width, height: redRule.thickness, color: colors.red })
  return { height: (Math.round(rule / grid.pitch) + 2) * grid.pitch, marks, keeps: true }
}

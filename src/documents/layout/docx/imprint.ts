import { AlignmentType, FrameAnchorType, FrameWrap, type IParagraphOptions, Paragraph, ShadingType, Tab, TabStopType, TextRun } from 'docx'
import { imprintOf } from '../compose/imprint.ts'
import type { OfficialDocument } from '../document.ts'
import { imprintRule, sheet, sizes, typeArea } from '../standard.ts'
import type { Faces } from '../text/faces.ts'
import { copiesText, dateText } from '../text/wording.ts'
import { lines, run, twips } from './paragraphs.ts'

const width = twips(typeArea.width)
const side = twips(sizes.four)
const lineHeight = 500

type Set = (options: IParagraphOptions) => Paragraph

/**
 * 版记, in a frame at the lower edge of the type area of the page on which the paragraph behind it stands. A frame and not a table with a place of its
 * own: that is what word processors other than Word put in its place as well.
 */
export function imprintParagraphs(document: OfficialDocument, faces: Faces): Paragraph[] {
  const set = framed(imprintOf(document, faces).reduce((sum, strip) => sum + strip.height, 0))
  const copies = document.copies.length === 0 ? [] : [copiesLine(document.copies, set)]
  const printed = document.imprint === null ? [] : [printedLine(document.imprint, set)]
  const parts = [...copies, ...printed]
  if (parts.length === 0) return []
  const ruled = parts.flatMap((part, index) => [rule(index === 0 ? imprintRule.outer : imprintRule.inner, set), part])
  return [...ruled, rule(imprintRule.outer, set)]
}

/** Paragraphs of one frame, as high as the PDF sets it. */
function framed(height: number): Set {
  const frame = {
    type: 'absolute' as const,
    position: { x: twips(sheet.left), y: twips(sheet.top + Math.max(0, typeArea.height - height)) },
    width,
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    wrap: FrameWrap.AROUND,
  }
  return (options) => new Paragraph({ frame, ...options })
}

/**
 * A rule across the type area, as thick as it says (points): a line of that height, black all over. The borders of a paragraph would end where
 * its indents do, and a frame with borders is lost on some word processors.
 */
const rule = (thickness: number, set: Set): Paragraph =>
  set({ spacing: lines(twips(thickness)), shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' }, children: [] })

const copiesLine = (copies: readonly string[], set: Set): Paragraph =>
  set({
    alignment: AlignmentType.BOTH,
    spacing: lines(lineHeight),
    indent: { left: 4 * side, hanging: 3 * side, right: side },
    children: [run(`抄送：${copiesText(copies)}`, { size: sizes.four })],
  })

const printedLine = (imprint: NonNullable<OfficialDocument['imprint']>, set: Set): Paragraph =>
  set({
    spacing: lines(lineHeight),
    indent: { left: side, right: side },
    tabStops: [{ type: TabStopType.RIGHT, position: width - side }],
    children: [
      run(imprint.office, { size: sizes.four }),
      new TextRun({ children: [new Tab()] }),
      run(`${dateText(imprint.date)}印发`, { size: sizes.four }),
    ],
  })

import { AlignmentType, type IParagraphOptions, type IRunOptions, LineRuleType, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { type Face, grid, sizes } from '../standard.ts'
import { visible } from '../text/signs.ts'

/** Points as twips (1/20 pt), whole. */
export const twips = (points: number): number => Math.round(points * 20)

/** 固定值: 22 of these lines fill the type area, rounded down so that all 22 fit. */
export const linePitch = Math.floor(grid.pitch * 20)

/**
 * How much closer than 3号 alone the signs of the body stand, in twips (down to whole ones), so that 28 fill a line. Said of the text and not by a
 * grid of signs: word processors other than Word take that grid for a wider one.
 */
export const closer = Math.floor((grid.cell - sizes.three) * 20)

/** A paragraph's first line two signs in: in signs for Word, as a length for what reads no signs. */
export const twoSigns = { firstLineChars: 200, firstLine: twips(2 * grid.cell) }

/** The fonts that the standard names; `fontTable` says what stands in for one that an office lacks. */
export const fontNames: Readonly<Record<Face, string>> = {
  title: '方正小标宋简体',
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
}

export const fontOf = (face: Face): NonNullable<IRunOptions['font']> => {
  const name = fontNames[face]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

interface RunStyle {
  readonly face?: Face
  readonly size?: number
  readonly color?: string
  readonly breaks?: number
}

/** A text in a face; whatever it holds is shown as text. Colours as `#rrggbb`. */
export function run(text: string, { face = 'fang', size = sizes.three, color, breaks = 0 }: RunStyle = {}): TextRun {
  const characterSpacing = size === sizes.three ? closer : 0
  const paint = color === undefined ? {} : { color: color.slice(1) }
  return new TextRun({ text: visible(text), break: breaks, font: fontOf(face), size: size * 2, characterSpacing, ...paint })
}

/** A paragraph on the grid's lines, spread to its width. */
export function paragraph(children: readonly ParagraphChild[], options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.BOTH, spacing: lines(linePitch), ...options, children })
}

/** Lines of exactly that height (twips), with room before the first. */
export const lines = (height: number, before = 0): NonNullable<IParagraphOptions['spacing']> => ({
  line: height,
  lineRule: LineRuleType.EXACT,
  before,
  after: 0,
})

export const blank = (keepNext = false): Paragraph => paragraph([run('')], { keepNext })

import type { Face } from '../standard.ts'
import { numbered, visible } from './signs.ts'

/** What setting needs to know of a font: whether it has a sign, and how wide it is (1 = its size). */
export interface Font {
  readonly key: string
  has(codePoint: number): boolean
  advance(codePoint: number): number
}

/** Per face the fonts that are asked for a sign, in that order. */
export type Faces = Readonly<Record<Face, readonly Font[]>>

/** How text is set: `cell` is the place of one Chinese sign, where it is not its size. */
export interface Style {
  readonly face: Face
  readonly size: number
  readonly cell?: number
  readonly color?: string
}

/** One sign that knows its font and its place. `natural` is the width its font gives it, `width` what it gets here (points). */
export interface Sign {
  readonly text: string
  readonly font: string
  readonly size: number
  readonly width: number
  readonly natural: number
  /** True for Chinese signs: a line may end on either side of them. */
  readonly wide: boolean
}

/** The signs of a text in a style. What no font has is shown by its number, never left out. */
export function signsOf(text: string, style: Style, faces: Faces): Sign[] {
  const signs: Sign[] = []
  for (const text1 of visible(text)) for (const sign of seen(text1, style, faces)) signs.push(sign)
  return signs
}

/** The width of a text on one line, in points. */
export const widthOf = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + sign.width, 0)

/** The first font of the face that has the sign; dashes and dots from the first that gives them a Chinese sign's full width. */
export function fontFor(sign: string, face: Face, faces: Faces): Font | undefined {
  const codePoint = sign.codePointAt(0) ?? 0
  const full = fullWidth.has(sign) ? faces[face].find((font) => font.has(codePoint) && font.advance(codePoint) >= 1) : undefined
  return full ?? faces[face].find((font) => font.has(codePoint))
}
const fullWidth = new Set('—…“”‘’')

function seen(text: string, style: Style, faces: Faces): Sign[] {
  const font = fontFor(text, style.face, faces)
  if (font !== undefined) return [placed(text, font, style)]
  return [...numbered(text)].flatMap((sign) => {
    const other = fontFor(sign, style.face, faces)
    return other === undefined ? [] : [placed(sign, other, style)]
  })
}

function placed(text: string, font: Font, style: Style): Sign {
  const advance = font.advance(text.codePointAt(0) ?? 0)
  const natural = advance * style.size
  const wide = advance >= 0.99
  return { text, font: font.key, size: style.size, width: advance === 1 ? (style.cell ?? style.size) : natural, natural, wide }
}

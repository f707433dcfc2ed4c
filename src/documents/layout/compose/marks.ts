import { colors } from '../standard.ts'
import type { Line } from '../text/breaking.ts'
import type { Faces, Style } from '../text/faces.ts'
import { signsOf, widthOf } from '../text/faces.ts'

/** What is put on a page. Points from the upper left corner of what holds it; `y` of a text is its baseline. */
export type Mark = TextMark | BoxMark | ShadeMark

export interface TextMark {
  readonly kind: 'text'
  readonly text: string
  readonly font: string
  readonly size: number
  readonly x: number
  readonly y: number
  /** Put after each sign. */
  readonly spacing: number
  readonly color: string
}

/** A filled rectangle; rules are thin ones. */
export interface BoxMark {
  readonly kind: 'box'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color: string
}

/** Large pale words across the sheet, behind all else. */
export interface ShadeMark {
  readonly kind: 'shade'
  readonly text: string
  readonly font: string
  readonly x: number
  readonly y: number
}

export const moved = (mark: Mark, x: number, y: number): Mark => ({ ...mark, x: mark.x + x, y: mark.y + y })

/** How far below the upper edge of a line of that height the baseline stands: the signs are in the middle of it. */
export const baseline = (height: number, size: number): number => (height - size) / 2 + size * 0.88

/** A broken line as marks: one for each stretch of one font and spacing. */
export function lineMarks(line: Line, x: number, y: number, color: string = colors.ink): TextMark[] {
  const marks: { mark: TextMark; text: string }[] = []
  let at = x
  for (const sign of line.signs) {
    const spacing = round(sign.width - sign.natural + line.extra)
    const last = marks.at(-1)
    if (last !== undefined && last.mark.font === sign.font && last.mark.spacing === spacing && last.mark.size === sign.size)
      last.text += sign.text
    else marks.push({ mark: { kind: 'text', text: '', font: sign.font, size: sign.size, x: at, y, spacing, color }, text: sign.text })
    at += sign.width + line.extra
  }
  return marks.map(({ mark, text }) => ({ ...mark, text }))
}
const round = (value: number): number => Math.round(value * 10_000) / 10_000

/** One line of text at a place, not broken. `align` says which point of it stands at `x`. */
export function textAt(
  text: string,
  style: Style,
  faces: Faces,
  x: number,
  y: number,
  align: 'left' | 'center' | 'right' = 'left',
): TextMark[] {
  const signs = signsOf(text, style, faces)
  const width = widthOf(signs)
  const start = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  return lineMarks({ signs, width, extra: 0 }, start, y, style.color)
}

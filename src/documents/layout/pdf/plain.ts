import type { Font } from 'fontkit'

interface Run {
  readonly glyphs: { id: number; advanceWidth: number; codePoints: number[] }[]
  readonly positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[]
  readonly advanceWidth: number
}

/**
 * The same font, setting sign by sign without kerning or ligatures: places are reckoned from the width of each sign, and what is drawn must
 * stand where it was reckoned. Glyphs are made anew for each run, so that what one document copies out never depends on another.
 */
export function plain(font: Font): Font {
  const layout = (text: string): Run => {
    const glyphs = [...text].map((sign) => {
      const codePoint = sign.codePointAt(0) ?? 0
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint)
      return { id, advanceWidth, codePoints: [codePoint] }
    })
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }))
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) }
  }
  return Object.create(font, { layout: { value: layout } }) as Font
}

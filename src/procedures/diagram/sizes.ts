/** Sizes of the drawing, in its own units (a pixel at its natural size). */
export const sizes = {
  /** The bands that name the procedure and each party, at the left. */
  band: 30,
  step: { width: 126, height: 78 },
  choice: 40,
  circle: 30,
  /** Between a step and its choice or its end. */
  near: 20,
  /** One horizontal track of ways that do not lead straight on, and one vertical. */
  track: 20,
  rail: 9,
  text: 11,
  margin: 18,
  /** What hangs below a step: where its term runs out to, and where a choice ends. */
  below: 86,
} as const

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The text in lines of so many Chinese characters; letters and digits count as half of one. At most `most` lines, the last one cut with …. */
export function wrapped(text: string, characters: number, most = 3): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const character of text) {
    const wide = /[\x20-\x7e]/.test(character) ? 0.5 : 1
    // No line begins with a mark that belongs to what stands before it.
    if (width + wide > characters && !/[，。、；：）》”！？]/.test(character)) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += character
    width += wide
  }
  if (line) lines.push(line)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`]
}

/** How wide a line of text is drawn, about. */
export const widthOf = (line: string, size: number = sizes.text): number =>
  [...line].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 0.58 : 1), 0) * size

import { grid, sizes, typeArea } from '../standard.ts'
import { breakLines } from '../text/breaking.ts'
import type { Faces } from '../text/faces.ts'
import { signsOf } from '../text/faces.ts'
import { baseline, lineMarks } from './marks.ts'
import { gridLine, type Strip } from './strip.ts'

/** The name of a table or figure, centred above it. */
export function captionStrips(caption: string | null, faces: Faces): Strip[] {
  if (caption === null || caption.trim() === '') return []
  const lines = breakLines(signsOf(caption, { face: 'hei', size: sizes.four }, faces), typeArea.width, typeArea.width)
  return lines.map((line) =>
    gridLine(lineMarks({ ...line, extra: 0 }, (typeArea.width - line.width) / 2, baseline(grid.pitch, sizes.four)), true),
  )
}

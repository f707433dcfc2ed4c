import type { Figure } from '../document.ts'
import { colors, sizes, typeArea } from '../standard.ts'
import { barSpans } from '../text/bars.ts'
import { breakLines } from '../text/breaking.ts'
import type { Faces, Style } from '../text/faces.ts'
import { signsOf } from '../text/faces.ts'
import { captionStrips } from './caption.ts'
import { baseline, lineMarks, type Mark, textAt } from './marks.ts'
import type { Strip } from './strip.ts'

const style: Style = { face: 'fang', size: sizes.smallFour }
const pitch = 16
const gap = 6
const room = { names: typeArea.width * 0.3, bars: typeArea.width * 0.46, shown: typeArea.width * 0.24 }

/** Bars one below the other with names before and values behind them, so that names of any length can be read. */
export function barStrips(figure: Figure, faces: Faces): Strip[] {
  const spans = barSpans(figure.bars)
  const unit = textAt(`单位：${figure.unit}`, style, faces, typeArea.width, baseline(pitch, sizes.smallFour), 'right')
  const rows = figure.bars.map((bar, index) => barRow(bar, spans[index], faces))
  return [
    ...captionStrips(figure.caption, faces),
    { height: pitch + gap, marks: unit, keeps: true },
    ...rows,
    { height: gap, marks: [], blank: true },
  ]
}

function barRow(bar: Figure['bars'][number], span: ReturnType<typeof barSpans>[number] | undefined, faces: Faces): Strip {
  const names = breakLines(signsOf(bar.name, style, faces), room.names - gap, room.names - gap)
  const shown = breakLines(signsOf(bar.shown, style, faces), room.shown - gap, room.shown - gap)
  const height = Math.max(names.length, shown.length, 1) * pitch + gap
  const marks: Mark[] = []
  const y = (index: number): number => gap / 2 + index * pitch + baseline(pitch, sizes.smallFour)
  names.forEach((line, index) => {
    marks.push(...lineMarks({ ...line, extra: 0 }, room.names - gap - line.width, y(index)))
  })
  shown.forEach((line, index) => {
    marks.push(...lineMarks({ ...line, extra: 0 }, room.names + room.bars + gap, y(index)))
  })
  if (span !== undefined) {
    const width = Math.max(span.length * room.bars, 0.75)
    const color = span.negative ? colors.loss : colors.bar
    marks.push({ kind: 'box', x: room.names + span.from * room.bars, y: gap / 2 + 2, width, height: pitch - 4, color })
  }
  return { height, marks }
}

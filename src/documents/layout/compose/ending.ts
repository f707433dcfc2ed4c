import type { OfficialDocument } from '../document.ts'
import { grid, sizes, typeArea } from '../standard.ts'
import { breakLines } from '../text/breaking.ts'
import type { Faces } from '../text/faces.ts'
import { signsOf, widthOf } from '../text/faces.ts'
import { annexTexts, dateText, noteText } from '../text/wording.ts'
import { bodyStyle } from './head.ts'
import { baseline, lineMarks, textAt } from './marks.ts'
import { proseLines } from './prose.ts'
import { blankLine, gridLine, type Strip } from './strip.ts'

const y = baseline(grid.pitch, sizes.three)

/** 附件说明: a line below the body, two signs in; what runs over stands under the first sign of the name. */
export function annexStrips(annexes: readonly string[], faces: Faces): Strip[] {
  if (annexes.length === 0) return []
  const label = 2 + 3
  const strips = annexTexts(annexes).flatMap(({ number, name }, index) => {
    const before = index === 0 ? '附件：' : ''
    const hanging = label + (number === '' ? 0 : widthOf(signsOf(number, bodyStyle, faces)) / grid.cell)
    return proseLines(`${before}${number}${name}`, bodyStyle, faces, index === 0 ? 2 : label, hanging)
  })
  return [blankLine(true), ...strips]
}

/** 发文机关署名、成文日期、附注. They stay together, and with what stands before them (see `compose`). */
export function signOffStrips(document: OfficialDocument, faces: Faces): Strip[] {
  const note = document.note === null ? [] : proseLines(noteText(document.note), bodyStyle, faces, 2)
  const name = document.signedBy === null ? [] : nameLines(document.signedBy, faces)
  const date = dateText(document.date)
  const place = placesOf(Math.max(...name.map((line) => line.width), 0), widthOf(signsOf(date, bodyStyle, faces)), document.sealed === true)
  const names = name.map((line) => gridLine(lineMarks(line, typeArea.width - place.nameRight - line.width, y), true))
  const dated = gridLine(textAt(date, bodyStyle, faces, typeArea.width - place.dateRight, y, 'right'), note.length > 0)
  return [blankLine(true), ...(document.sealed === true ? [blankLine(true)] : []), ...names, dated, ...note]
}

const nameLines = (name: string, faces: Faces) =>
  breakLines(signsOf(name, bodyStyle, faces), typeArea.width - 6 * grid.cell, typeArea.width - 6 * grid.cell)

/**
 * How far from the right edge the name and the date end, in points, by the widths of both. Without a seal the name ends two signs in and the date
 * begins two signs behind its first sign; a date longer than the name ends two signs in and the name moves left. With a seal the date ends
 * four signs in and the name stands over its middle.
 */
export function placesOf(name: number, date: number, sealed: boolean): { nameRight: number; dateRight: number } {
  const two = 2 * grid.cell
  if (sealed) return { nameRight: Math.max(0, 2 * two + (date - name) / 2), dateRight: 2 * two }
  if (name === 0) return { nameRight: 0, dateRight: two }
  if (date > name) return { nameRight: two + two + date - name, dateRight: two }
  return { nameRight: two, dateRight: Math.max(0, name - date) }
}

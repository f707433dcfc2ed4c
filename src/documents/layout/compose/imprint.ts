import type { OfficialDocument } from '../document.ts'
import { colors, imprintRule, sizes, typeArea } from '../standard.ts'
import { breakLines } from '../text/breaking.ts'
import type { Faces, Style } from '../text/faces.ts'
import { signsOf, widthOf } from '../text/faces.ts'
import { copiesText, dateText } from '../text/wording.ts'
import { baseline, lineMarks, type Mark, textAt } from './marks.ts'
import type { Strip } from './strip.ts'

const style: Style = { face: 'fang', size: sizes.four }
const pitch = 25
const side = sizes.four

/** 版记: 抄送机关, 印发机关和印发日期 between rules, a sign clear of both edges. Stands at the foot of the last page. */
export function imprintOf(document: OfficialDocument, faces: Faces): Strip[] {
  const copies = document.copies.length === 0 ? [] : copyRows(document.copies, faces)
  const printed = document.imprint === null ? [] : printedRow(document.imprint, faces)
  const parts = [copies, printed].filter((rows) => rows.length > 0)
  return parts.flatMap((rows, part) =>
    rows.map((row, index): Strip => {
      const marks: Mark[] = row.map((mark) => ({ ...mark, y: mark.y + baseline(pitch, sizes.four) }))
      if (index === 0) marks.push(ruleAt(0, part === 0 ? imprintRule.outer : imprintRule.inner))
      if (part === parts.length - 1 && index === rows.length - 1) marks.push(ruleAt(pitch - imprintRule.outer, imprintRule.outer))
      return { height: pitch, marks }
    }),
  )
}

const ruleAt = (y: number, height: number): Mark => ({ kind: 'box', x: 0, y, width: typeArea.width, height, color: colors.ink })

/** What runs over stands behind the colon. */
function copyRows(copies: readonly string[], faces: Faces): Mark[][] {
  const label = textAt('抄送：', style, faces, side, 0)
  const indent = side + widthOf(signsOf('抄送：', style, faces))
  const lines = breakLines(signsOf(copiesText(copies), style, faces), typeArea.width - side - indent, typeArea.width - side - indent)
  return lines.map((line, index) => [...(index === 0 ? label : []), ...lineMarks(line, indent, 0)])
}

function printedRow(imprint: NonNullable<OfficialDocument['imprint']>, faces: Faces): Mark[][] {
  const date = textAt(`${dateText(imprint.date)}印发`, style, faces, typeArea.width - side, 0, 'right')
  const room = (date[0]?.x ?? typeArea.width) - 2 * side
  const lines = breakLines(signsOf(imprint.office, style, faces), room, room)
  return lines.map((line, index) => [...lineMarks(line, side, 0), ...(index === lines.length - 1 ? date : [])])
}

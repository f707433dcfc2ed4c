import type { OfficialDocument } from '../document.ts'
import { colors, mm, pageNumber, sheet, sizes, typeArea } from '../standard.ts'
import { breakLines } from '../text/breaking.ts'
import type { Faces, Style } from '../text/faces.ts'
import { fontFor, signsOf } from '../text/faces.ts'
import { visible } from '../text/signs.ts'
import { draftNotice, proofLines } from '../text/wording.ts'
import { lineMarks, type Mark, textAt } from './marks.ts'

/** A QR code as rows of modules, true where dark. */
export type Modules = readonly (readonly boolean[])[]

const small: Style = { face: 'fang', size: sizes.smallFive }
const foot = sheet.top + typeArea.height
const right = sheet.left + typeArea.width
const numberLine = foot + pageNumber.drop + sizes.four * 0.38

/** What stands outside the type area of a page (counted from 1), measured from the sheet's corner: the text in it stays where it is. */
export function marginMarks(document: OfficialDocument, page: number, code: Modules | null, faces: Faces): Mark[] {
  const odd = page % 2 === 1
  return [
    ...textAt(
      `— ${page} —`,
      { face: 'song', size: sizes.four },
      faces,
      odd ? right - sizes.four : sheet.left + sizes.four,
      numberLine,
      odd ? 'right' : 'left',
    ),
    ...(document.proof === null ? draftMarks(faces) : []),
    ...(document.proof !== null && page === 1 && code !== null ? proofMarks(document.proof, code, faces) : []),
    ...(document.proof !== null && page > 1 ? codeMarks(document.proof.code, odd, faces) : []),
  ]
}

function draftMarks(faces: Faces): Mark[] {
  const font = fontFor('草', 'hei', faces)?.key ?? ''
  return [
    { kind: 'shade', text: '草稿', font, x: sheet.width / 2, y: sheet.height / 2 },
    ...textAt(draftNotice, { face: 'hei', size: sizes.smallFour, color: colors.faint }, faces, sheet.width / 2, mm(24), 'center'),
  ]
}

/** 文件校验码 on the pages behind the first, at the side where no page number is. */
const codeMarks = (code: string, odd: boolean, faces: Faces): Mark[] =>
  textAt(
    `文件校验码：${visible(code)}`,
    { ...small, color: colors.faint },
    faces,
    odd ? sheet.left : right,
    numberLine,
    odd ? 'left' : 'right',
  )

const codeSide = mm(21)
const codeTop = foot + mm(5)

/** The verification block below the type area of the first page, left of the page number. */
function proofMarks(proof: NonNullable<OfficialDocument['proof']>, code: Modules, faces: Faces): Mark[] {
  const side = codeSide / code.length
  const marks = code.flatMap((row, y) =>
    stretches(row).map(
      ({ from, length }): Mark => ({
        kind: 'box',
        x: sheet.left + from * side,
        y: codeTop + y * side,
        width: length * side,
        height: side,
        color: colors.ink,
      }),
    ),
  )
  const left = sheet.left + codeSide + mm(3)
  const room = right - mm(30) - left
  const lines = proofLines(proof).flatMap((text) => breakLines(signsOf(text, small, faces), room, room))
  lines.forEach((line, index) => {
    marks.push(...lineMarks({ ...line, extra: 0 }, left, codeTop + sizes.smallFive + index * 12, colors.faint))
  })
  return marks
}

/** Dark modules side by side as one stretch: fewer rectangles, and no hairlines between them. */
function stretches(row: readonly boolean[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = []
  row.forEach((dark, at) => {
    const last = found.at(-1)
    if (dark && last !== undefined && last.from + last.length === at) last.length += 1
    else if (dark) found.push({ from: at, length: 1 })
  })
  return found
}

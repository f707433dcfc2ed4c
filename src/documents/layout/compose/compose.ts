import type { Block, OfficialDocument } from '../document.ts'
import { grid, sheet, typeArea } from '../standard.ts'
import type { Faces } from '../text/faces.ts'
import { barStrips } from './bars.ts'
import { annexStrips, signOffStrips } from './ending.ts'
import { headStrips } from './head.ts'
import { imprintOf } from './imprint.ts'
import { type Modules, marginMarks } from './margins.ts'
import { type Mark, moved } from './marks.ts'
import { proseStrips } from './prose.ts'
import { fill, type Strip } from './strip.ts'
import { tableStrips } from './table.ts'

/**
 * Sets a document: per page what stands on it and where, in points from the sheet's upper left corner. `code` is the QR code of its proof.
 * Throws RangeError on a table whose rows don't fit its columns and on a bar without a number.
 */
export function compose(document: OfficialDocument, code: Modules | null, faces: Faces): Mark[][] {
  const body = [
    ...headStrips(document, faces),
    ...document.body.flatMap((block) => blockStrips(block, faces)),
    ...annexStrips(document.annexes, faces),
  ]
  const { pages, depth } = fill([...keepingLast(body), ...signOffStrips(document, faces)])
  const all = withImprint(pages, depth, imprintOf(document, faces))
  return all.map((page, index) => [
    ...marginMarks(document, index + 1, code, faces),
    ...page.map((mark) => moved(mark, sheet.left, sheet.top)),
  ])
}

/** 版记 stands at the foot of the last page; on pages of its own when there is no room. */
function withImprint(pages: readonly (readonly Mark[])[], depth: number, imprint: readonly Strip[]): (readonly Mark[])[] {
  const height = imprint.reduce((sum, strip) => sum + strip.height, 0)
  if (height === 0) return [...pages]
  const own = fill(imprint).pages
  if (height > typeArea.height) return [...pages, ...own]
  const foot = (own[0] ?? []).map((mark) => moved(mark, 0, typeArea.height - height))
  if (depth + grid.pitch / 2 + height > typeArea.height) return [...pages, foot]
  return [...pages.slice(0, -1), [...(pages.at(-1) ?? []), ...foot]]
}

function blockStrips(block: Block, faces: Faces): Strip[] {
  if (block.kind === 'table') return tableStrips(block, faces)
  return block.kind === 'bars' ? barStrips(block, faces) : proseStrips(block, faces)
}

/** The signature never stands on a page without a line of the text: the last two lines of it come along. */
const keepingLast = (strips: readonly Strip[]): Strip[] =>
  strips.map((strip, index) => (index >= strips.length - 2 ? { ...strip, keeps: true } : strip))

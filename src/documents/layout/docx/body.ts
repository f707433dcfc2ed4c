import { AlignmentType, type Paragraph, type Table as WordTable } from 'docx'
import { placesOf } from '../compose/ending.ts'
import { headingFace } from '../compose/prose.ts'
import type { Block, OfficialDocument } from '../document.ts'
import { grid, sizes } from '../standard.ts'
import { paragraphsOf, visible } from '../text/signs.ts'
import { annexTexts, dateText, noteText } from '../text/wording.ts'
import { barTable } from './bars.ts'
import { blank, paragraph, run, twips, twoSigns } from './paragraphs.ts'
import { wordTable } from './table.ts'

/** A block of the body; the last one stays with what ends the document. A table is followed by a line so that two never grow together. */
export function blockParts(block: Block, isLast: boolean): (Paragraph | WordTable)[] {
  if (block.kind === 'table') return [...caption(block.caption), ...wordTable(block), blank()]
  if (block.kind === 'bars') return [...caption(block.caption), ...barTable(block), blank()]
  const face = block.kind === 'heading' ? headingFace[block.level] : 'fang'
  return paragraphsOf(block.text).map((text) =>
    paragraph([run(text, { face })], { indent: twoSigns, keepNext: isLast || block.kind === 'heading' }),
  )
}

const caption = (text: string | null): Paragraph[] =>
  text === null || text.trim() === ''
    ? []
    : [paragraph([run(text, { face: 'hei', size: sizes.four })], { alignment: AlignmentType.CENTER, keepNext: true })]

/** 附件说明: what runs over stands under the first sign of the name. */
export function annexParagraphs(annexes: readonly string[]): Paragraph[] {
  if (annexes.length === 0) return []
  const list = annexTexts(annexes).map(({ number, name }, index) => {
    const label = index === 0 ? '附件：' : ''
    const hanging = signsWide(label + number)
    const left = index === 0 ? 2 + hanging : 5 + hanging
    return paragraph([run(label + number + name)], {
      indent: { left: twips(left * grid.cell), hanging: twips(hanging * grid.cell) },
      keepNext: true,
    })
  })
  return [blank(true), ...list]
}

/** 发文机关署名、成文日期、附注, placed by the standard. */
export function signOffParagraphs(document: OfficialDocument): Paragraph[] {
  const date = dateText(document.date)
  const name = visible(document.signedBy ?? '')
  const place = placesOf(Math.min(signsWide(name), grid.signs - 6) * grid.cell, signsWide(date) * grid.cell, document.sealed === true)
  const right = (points: number) => ({ alignment: AlignmentType.RIGHT, indent: { right: twips(points) } })
  return [
    blank(true),
    ...(document.sealed === true ? [blank(true)] : []),
    ...(name === '' ? [] : [paragraph([run(name)], { ...right(place.nameRight), keepNext: true })]),
    paragraph([run(date)], { ...right(place.dateRight), keepNext: document.note !== null }),
    ...(document.note === null ? [] : [paragraph([run(noteText(document.note))], { indent: twoSigns })]),
  ]
}

/** How many signs wide a text is: Latin letters and numerals take half a sign. */
const signsWide = (text: string): number => [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0)

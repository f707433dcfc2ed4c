import type { Block, OfficialDocument } from './document.ts'
import { type Fonts, freeFonts } from './files/fonts.ts'
import { fontFor } from './text/faces.ts'
import { numbered, visible } from './text/signs.ts'

/** A sign that a document holds and no page can show. */
export interface Unprintable {
  /** Where it stands, as people say it: 标题, 正文第2部分, 正文第4部分的表格第3行. */
  readonly where: string
  /** By its number, as the PDF shows it: 〔U+202E〕. */
  readonly sign: string
}

/**
 * What of a document would be shown by its number because it is no sign that can be seen or no font has it: each sign once per place. Empty for a
 * document that can be issued as it is.
 */
export function unprintable(document: OfficialDocument, fonts: Fonts = freeFonts()): Unprintable[] {
  return textsOf(document).flatMap(({ where, text }) => {
    const hidden = text.replace(/[\r\n\t]/g, ' ')
    const signs = new Set([...hidden].filter((sign) => visible(sign) !== sign || fontFor(sign, 'fang', fonts.faces) === undefined))
    return [...signs].map((sign) => ({ where, sign: numbered(sign) }))
  })
}

interface Placed {
  readonly where: string
  readonly text: string
}

function textsOf(document: OfficialDocument): Placed[] {
  const one = (where: string, text: string | null | undefined): Placed[] => (text == null ? [] : [{ where, text }])
  const each = (where: string, texts: readonly string[]): Placed[] => texts.map((text) => ({ where, text }))
  return [
    ...one('发文机关标志', document.masthead),
    ...one('发文字号', document.number),
    ...one('标题', document.title),
    ...each('主送机关', document.to),
    ...document.body.flatMap(textsOfBlock),
    ...each('附件说明', document.annexes),
    ...one('发文机关署名', document.signedBy),
    ...one('附注', document.note),
    ...each('抄送机关', document.copies),
    ...one('印发机关', document.imprint?.office),
    ...each('核验信息', document.proof === null ? [] : [document.proof.url, document.proof.code, document.proof.digest ?? '']),
  ]
}

function textsOfBlock(block: Block, index: number): Placed[] {
  const part = `正文第${index + 1}部分`
  if (block.kind === 'paragraph' || block.kind === 'heading') return [{ where: part, text: block.text }]
  const caption = { where: part, text: block.caption ?? '' }
  if (block.kind === 'bars')
    return [caption, { where: part, text: block.unit }, ...block.bars.map(({ name, shown }) => ({ where: part, text: name + shown }))]
  const rows = block.rows.map((row, at) => ({ where: `${part}的表格第${at + 1}行`, text: row.join('') }))
  return [caption, { where: `${part}的表头`, text: block.columns.map(({ name }) => name).join('') }, ...rows]
}

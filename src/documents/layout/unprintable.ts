import { headingFace } from './compose/prose.ts'
import type { Block, OfficialDocument } from './document.ts'
import { type Fonts, freeFonts } from './files/fonts.ts'
import type { Face } from './standard.ts'
import { fontFor } from './text/faces.ts'
import { numbered, visible } from './text/signs.ts'

/** A sign that a document holds and no page can show. */
export interface Unprintable {
  /** Where it stands, as people say it: 标题, 正文第2部分, 正文第4部分的表格第3行. */
  readonly where: string
  /** By its number, as the PDF shows it: 〔U+202E〕. */
  readonly sign: string
  /** The sign itself. Never shown where `visible` is false: it would let a sentence say something else. */
  readonly raw: string
  /** False for controls, directions and the like, which nobody sees anywhere; true where only the fonts lack it. */
  readonly visible: boolean
}

/**
 * What of a document would be shown by its number because it is no sign that can be seen or no font has it: each sign once per place. Empty for a
 * document that can be issued as it is.
 */
export function unprintable(document: OfficialDocument, fonts: Fonts = freeFonts()): Unprintable[] {
  return textsOf(document).flatMap(({ where, text, face }) => {
    const signs = new Set(text.replace(/[\r\n\t]/g, ' '))
    const lacking = [...signs].filter((sign) => visible(sign) !== sign || fontFor(sign, face, fonts.faces) === undefined)
    return lacking.map((sign) => ({ where, sign: numbered(sign), raw: sign, visible: visible(sign) === sign }))
  })
}

interface Placed {
  readonly where: string
  readonly text: string
  readonly face: Face
}

const placed = (where: string, text: string | null | undefined, face: Face = 'fang'): Placed[] =>
  text == null ? [] : [{ where, text, face }]
const each = (where: string, texts: readonly string[]): Placed[] => texts.flatMap((text) => placed(where, text))

const textsOf = (document: OfficialDocument): Placed[] => [
  ...placed('发文机关标志', document.masthead, 'title'),
  ...placed('发文字号', document.number),
  ...placed('标题', document.title, 'title'),
  ...each('主送机关', document.to),
  ...document.body.flatMap(textsOfBlock),
  ...each('附件说明', document.annexes),
  ...placed('发文机关署名', document.signedBy),
  ...placed('附注', document.note),
  ...each('抄送机关', document.copies),
  ...placed('印发机关', document.imprint?.office),
  ...each('核验信息', document.proof === null ? [] : [document.proof.url, document.proof.code, document.proof.digest ?? '']),
]

function textsOfBlock(block: Block, index: number): Placed[] {
  const part = `正文第${index + 1}部分`
  if (block.kind === 'paragraph') return placed(part, block.text)
  if (block.kind === 'heading') return placed(part, block.text, headingFace[block.level])
  const caption = placed(part, block.caption, 'hei')
  if (block.kind === 'bars')
    return [
      ...caption,
      ...placed(part, block.unit),
      ...each(
        part,
        block.bars.map(({ name, shown }) => name + shown),
      ),
    ]
  const head = placed(`${part}的表头`, block.columns.map(({ name }) => name).join(''), 'hei')
  return [...caption, ...head, ...block.rows.flatMap((row, at) => placed(`${part}的表格第${at + 1}行`, row.join('')))]
}

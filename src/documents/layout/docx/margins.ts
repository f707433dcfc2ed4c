import {
  AlignmentType,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HorizontalPositionRelativeFrom,
  ImageRun,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import { pictureOf } from '../code.ts'
import type { OfficialDocument, Proof } from '../document.ts'
import { colors, mm, sheet, sizes, typeArea } from '../standard.ts'
import { visible } from '../text/signs.ts'
import { draftNotice, proofLines } from '../text/wording.ts'
import { fontOf, lines, run, twips } from './paragraphs.ts'

const side = twips(sizes.four)
const width = twips(typeArea.width)
const small = { size: sizes.smallFive, color: colors.faint }
const foot = sheet.top + typeArea.height
const codeSide = mm(21)

export interface Margins {
  readonly headers: { default: Header; even: Header; first: Header }
  readonly footers: { default: Footer; even: Footer; first: Footer }
}

/** Page numbers — odd ones right, even ones left —, the notice of a draft, the verification block below the first page. */
export async function marginsOf(document: OfficialDocument): Promise<Margins> {
  const { proof } = document
  const header = (): Header => new Header({ children: [notice(proof === null ? draftNotice : '')] })
  const code = proof === null ? '' : `文件校验码：${visible(proof.code)}`
  return {
    headers: { default: header(), even: header(), first: header() },
    footers: {
      default: new Footer({ children: [oddLine(code)] }),
      even: new Footer({ children: [evenLine(code)] }),
      first: new Footer({ children: proof === null ? [oddLine('')] : [...(await proofParts(proof)), oddLine('')] }),
    },
  }
}

const notice = (text: string): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, { face: 'hei', size: sizes.smallFour, color: colors.faint })] })

const number = (): TextRun =>
  new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('song'), size: sizes.four * 2, characterSpacing: 0 })
const tab = (): TextRun => new TextRun({ children: [new Tab()] })

const oddLine = (code: string): Paragraph =>
  new Paragraph({
    spacing: lines(340),
    tabStops: [{ type: TabStopType.RIGHT, position: width - side }],
    children: [run(code, small), tab(), number()],
  })
const evenLine = (code: string): Paragraph =>
  new Paragraph({
    spacing: lines(340),
    indent: { left: side },
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [number(), tab(), run(code, small)],
  })

/** Both parts hang at places of the sheet and take no room from the text. */
async function proofParts(proof: Proof): Promise<Paragraph[]> {
  const picture = new ImageRun({
    type: 'png',
    data: await pictureOf(proof),
    transformation: { width: codeSide * (96 / 72), height: codeSide * (96 / 72) },
    altText: { name: 'qr', title: '核验二维码', description: visible(proof.url), id: '1' },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: emu(sheet.left) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: emu(foot + mm(5)) },
      wrap: { type: TextWrappingType.NONE },
      behindDocument: true,
    },
  })
  const left = sheet.left + codeSide + mm(3)
  const frame = {
    type: 'absolute' as const,
    position: { x: twips(left), y: twips(foot + mm(5)) },
    width: twips(sheet.left + typeArea.width - mm(30) - left),
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    wrap: FrameWrap.AROUND,
  }
  const texts = proofLines(proof).map((text) => new Paragraph({ frame, spacing: lines(240), children: [run(text, small)] }))
  return [...texts, new Paragraph({ spacing: lines(20), children: [picture] })]
}

/** Points as English Metric Units. */
const emu = (points: number): number => Math.round(points * 12_700)

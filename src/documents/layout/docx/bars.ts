import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Figure } from '../document.ts'
import { sizes, typeArea } from '../standard.ts'
import { barSpans } from '../text/bars.ts'
import { visible } from '../text/signs.ts'
import { lines, run, twips } from './paragraphs.ts'
import { columnWidths } from './table.ts'

const shares = [0.3, 0.46, 0.24]
/** Cells have no margins of their own, so that the bars stand where they are reckoned. */
const room = typeArea.width * 0.46
const barHeight = 12

// one pixel of colors.bar and of colors.loss, stretched to a bar: sharp at any size
const pixels = {
  bar: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQj18BAAHHASdPJTHcAAAAAElFTkSuQmCC', 'base64'),
  loss: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPYrCYHAAKHAPifZ1+5AAAAAElFTkSuQmCC', 'base64'),
}

/** Bars as a table without rules: name, bar, value; they can be read and copied like text. */
export function barTable(figure: Figure): (Paragraph | Table)[] {
  const spans = barSpans(figure.bars)
  const widths = columnWidths(shares)
  const unit = new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: lines(440),
    keepNext: true,
    children: [small(`单位：${figure.unit}`)],
  })
  if (figure.bars.length === 0) return [unit]
  const rows = figure.bars.map((bar, index) => {
    const span = spans[index] ?? { from: 0, length: 0, negative: false }
    return new TableRow({
      cantSplit: true,
      children: [
        cell([small(bar.name)], widths[0] ?? 0, { alignment: AlignmentType.RIGHT, indent: { right: 120 } }),
        cell([barOf(bar, span, index)], widths[1] ?? 0, { indent: { left: twips(span.from * room) } }),
        cell([small(bar.shown)], widths[2] ?? 0, { indent: { left: 120 } }),
      ],
    })
  })
  return [
    unit,
    new Table({
      rows,
      columnWidths: widths,
      width: { size: twips(typeArea.width), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: none,
    }),
  ]
}

const small = (text: string) => run(text, { size: sizes.smallFour })
const off = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const none = { top: off, bottom: off, left: off, right: off, insideHorizontal: off, insideVertical: off }

function cell(
  children: ParagraphChild[],
  width: number,
  options: { alignment?: typeof AlignmentType.RIGHT; indent: { left?: number; right?: number } },
): TableCell {
  return new TableCell({
    children: [new Paragraph({ spacing: lines(320), ...options, children })],
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 40, bottom: 40, left: 0, right: 0 },
  })
}

function barOf(bar: Figure['bars'][number], span: ReturnType<typeof barSpans>[number], index: number): ImageRun {
  // word processors measure pictures in pixels of 1/96 inch
  const width = Math.max(span.length * room, 0.75) * (96 / 72)
  const text = visible(`${bar.name}：${bar.shown}`)
  return new ImageRun({
    type: 'png',
    data: span.negative ? pixels.loss : pixels.bar,
    transformation: { width, height: barHeight * (96 / 72) },
    altText: { name: `bar-${index + 1}`, description: text, title: text, id: String(index + 100) },
  })
}

import type { Block } from '../document.ts'
import { type Face, grid, sizes, typeArea } from '../standard.ts'
import { breakLines } from '../text/breaking.ts'
import type { Faces, Style } from '../text/faces.ts'
import { signsOf } from '../text/faces.ts'
import { paragraphsOf } from '../text/signs.ts'
import { baseline, lineMarks } from './marks.ts'
import { gridLine, type Strip } from './strip.ts'

type Prose = Extract<Block, { kind: 'paragraph' | 'heading' }>

/** 结构层次: 一、黑体, （一）楷体, the rest 仿宋. */
export const headingFace: Readonly<Record<1 | 2 | 3 | 4, Face>> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' }

/** 每自然段左空二字，回行顶格. A heading stays with what it stands over. */
export function proseStrips(block: Prose, faces: Faces): Strip[] {
  const face = block.kind === 'heading' ? headingFace[block.level] : 'fang'
  const strips = paragraphsOf(block.text).flatMap((text) => proseLines(text, { face, size: sizes.three, cell: grid.cell }, faces, 2))
  return block.kind === 'heading' ? strips.map((strip) => ({ ...strip, keeps: true })) : strips
}

/** A text on lines of the grid, the first `indent` signs in, the others `hanging` signs in. */
export function proseLines(text: string, style: Style, faces: Faces, indent: number, hanging = 0): Strip[] {
  const width = (signs: number): number => typeArea.width - signs * grid.cell
  const lines = breakLines(signsOf(text, style, faces), width(indent), width(hanging))
  return lines.map((line, index) =>
    gridLine(lineMarks(line, (index === 0 ? indent : hanging) * grid.cell, baseline(grid.pitch, style.size), style.color)),
  )
}

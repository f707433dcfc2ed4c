import type { Sign } from './faces.ts'
import { widthOf } from './faces.ts'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const notFirst = /^[，。、；：？！）》」』】〕〉”’·—]/u
const notLast = /[（《「『【〔〈“‘]$/u

/**
 * A title in as few lines as the width allows, each about as long and none parting a word (回行做到词意完整、排列对称、长短适宜).
 * `measure` gives the signs of a text, `width` the room in points.
 */
export function balanced(text: string, width: number, measure: (text: string) => readonly Sign[]): string[] {
  const pieces = piecesOf(text)
  const widths = pieces.map((piece) => widthOf(measure(piece)))
  const total = widths.reduce((sum, each) => sum + each, 0)
  for (let count = Math.max(1, Math.ceil(total / width)); count <= pieces.length && count <= mostLines; count += 1) {
    const lines = intoLines(pieces, widths, count, width)
    if (lines !== null) return lines
  }
  return filled(text, width, measure)
}
const mostLines = 6

// a number is not parted from what it counts: 2026年, 第一季度
const counts = /(^|年)(第?[\d一二三四五六七八九十百千]+|第)$/u

/** Words with the signs that may not begin or end a line joined to them. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const { segment } of words.segment(text)) {
    const last = pieces.at(-1)
    if (last !== undefined && (notFirst.test(segment) || notLast.test(last) || counts.test(last) || segment.trim() === ''))
      pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}

/** The pieces on exactly `count` lines with the least difference in length; null when they don't fit. */
function intoLines(pieces: readonly string[], widths: readonly number[], count: number, width: number): string[] | null {
  const ends = best(widths, count, width)
  if (ends === null) return null
  return ends.map((end, index) =>
    pieces
      .slice(index === 0 ? 0 : ends[index - 1], end)
      .join('')
      .trim(),
  )
}

/** Dynamic programme: for each line count and end, the least sum of squared lengths and where the last line begins. */
function best(widths: readonly number[], count: number, width: number): number[] | null {
  let costs: (readonly [number, readonly number[]] | null)[] = widths.map(() => null)
  costs.unshift([0, []])
  for (let line = 0; line < count; line += 1) costs = nextLine(costs, widths, width)
  return costs.at(-1)?.[1].slice() ?? null
}

function nextLine(costs: readonly (readonly [number, readonly number[]] | null)[], widths: readonly number[], width: number) {
  const next: (readonly [number, readonly number[]] | null)[] = costs.map(() => null)
  for (let end = 1; end < costs.length; end += 1) {
    let length = 0
    for (let start = end - 1; start >= 0; start -= 1) {
      length += widths[start] ?? 0
      if (length > width) break
      const before = costs[start]
      if (before == null) continue
      const cost = before[0] + length * length
      if (next[end] == null || cost < (next[end]?.[0] ?? 0)) next[end] = [cost, [...before[1], end]]
    }
  }
  return next
}

/** Lines filled sign by sign: for a title whose words don't fit into lines at all. */
function filled(text: string, width: number, measure: (text: string) => readonly Sign[]): string[] {
  const lines: string[] = ['']
  let used = 0
  for (const sign of text) {
    const each = widthOf(measure(sign))
    if (used + each > width && used > 0) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += sign
    used += each
  }
  return lines
}

import type { Sign } from './faces.ts'

/** A line of signs; `extra` is put after each of them so that the line fills its width. */
export interface Line {
  readonly signs: readonly Sign[]
  readonly width: number
  readonly extra: number
}

// 避头尾: what never begins a line, what never ends one, what is never parted from its like.
const notFirst = new Set('，。、；：？！）》」』】〕〉”’％…‰℃,.;:?!)]}>%·—～〗｝］＞')
const notLast = new Set('（《「『【〔〈“‘([{<￥$¥№〖｛［＜')
const inseparable = new Set('—…')

/**
 * Breaks signs into lines by the rules of Chinese setting: no line begins with a closing sign nor ends with an opening one, words and numbers
 * of other scripts stay whole where they fit into a line. All lines but the last are spread to their width. Widths in points.
 */
export function breakLines(signs: readonly Sign[], first: number, rest: number): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from < signs.length) {
    const width = lines.length === 0 ? first : rest
    const to = endOfLine(signs, from, width)
    lines.push(lineOf(signs.slice(from, to), width, to === signs.length))
    from = to
    while (from < signs.length && signs[from]?.text === ' ') from += 1
  }
  return lines
}

/** The index behind the last sign that stands on the line beginning at `from`. */
function endOfLine(signs: readonly Sign[], from: number, width: number): number {
  let end = from
  let used = 0
  for (; end < signs.length; end += 1) {
    used += signs[end]?.width ?? 0
    if (used > width + 0.01 && signs[end]?.text !== ' ') break
  }
  if (end === signs.length) return end
  for (let at = end; at > from; at -= 1) if (mayBreak(signs, at)) return at
  return Math.max(end, from + 1)
}

/** True when a line may end before the sign at `at`. */
function mayBreak(signs: readonly Sign[], at: number): boolean {
  const before = signs[at - 1]
  const after = signs[at]
  if (before === undefined || after === undefined) return true
  if (after.text === ' ' || notFirst.has(after.text) || notLast.has(before.text)) return false
  if (inseparable.has(after.text) && before.text === after.text) return false
  return before.wide || after.wide || before.text === ' '
}

/** At most so much of a sign's width is put between two signs; a line that would need more stays ragged. */
const largestSpread = 0.35

function lineOf(signs: readonly Sign[], width: number, isLast: boolean): Line {
  const last = signs.findLastIndex((sign) => sign.text !== ' ') + 1
  const kept = signs.slice(0, Math.max(last, 1))
  const used = kept.reduce((sum, sign) => sum + sign.width, 0)
  const extra = isLast || kept.length < 2 ? 0 : (width - used) / (kept.length - 1)
  const size = kept[0]?.size ?? 0
  return { signs: kept, width: used, extra: extra > 0 && extra <= size * largestSpread ? extra : 0 }
}

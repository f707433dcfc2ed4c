import type { Figure } from '../document.ts'

/** Where a bar begins and how long it is, as parts of the room for bars (0 to 1). */
export interface BarSpan {
  readonly from: number
  readonly length: number
  readonly negative: boolean
}

/** Bars to one scale that holds nought: those below it stretch to the left of it. Throws on what is no number. */
export function barSpans(bars: Figure['bars']): BarSpan[] {
  for (const bar of bars) if (!Number.isFinite(bar.value)) throw new RangeError(`the bar ${bar.name} has no number: ${bar.value}`)
  const least = bars.reduce((low, bar) => Math.min(low, bar.value), 0)
  const most = bars.reduce((high, bar) => Math.max(high, bar.value), 0)
  // each part is taken by itself: the difference of two numbers may be larger than any number there is
  const whole = most / 2 - least / 2 || 1
  const part = (value: number): number => value / 2 / whole
  const nought = part(-least)
  return bars.map(({ value }) => ({ from: value < 0 ? nought + part(value) : nought, length: Math.abs(part(value)), negative: value < 0 }))
}

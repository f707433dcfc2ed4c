import { expect, test } from 'vitest'
import { trimmedName, visiblePattern } from './name.ts'

const zeroWidth = '\u200b'
const wordJoiner = '\u2060'
const bidi = '\u202e'
const hangulFiller = '\u3164'
const brailleBlank = '\u2800'
const ideographic = '\u3000'
const noBreak = '\u00a0'
const mark = '\u0301'

test.each([
  ['张三', true, '张三'],
  ['  张 三 ', true, '张 三'],
  [`${ideographic}甲厅${noBreak}\n`, true, '甲厅'],
  [`${zeroWidth}甲${zeroWidth}厅${wordJoiner}`, true, `甲${zeroWidth}厅`],
  [`${bidi}甲`, true, '甲'],
  ['𠮷', true, '𠮷'],
  ['7', true, '7'],
  ['（一）', true, '（一）'],
  [`e${mark}`, true, `e${mark}`],
  ['', false, ''],
  ['   ', false, ''],
  [ideographic, false, ''],
  [zeroWidth + wordJoiner, false, ''],
  [bidi, false, ''],
  [hangulFiller, false, ''],
  [brailleBlank, false, ''],
  ['\ufe0f', false, ''],
  ['\t\n', false, ''],
])('%j: visible %s, kept as %j', (text, visible, kept) => {
  expect(new RegExp(visiblePattern, 'u').test(text)).toBe(visible)
  expect(trimmedName(text)).toBe(kept)
})

test('a mark alone is no name', () => expect(new RegExp(visiblePattern, 'u').test(mark)).toBe(false))

test('a million blanks cost no time', () => {
  const begun = performance.now()
  expect(trimmedName(`甲${' '.repeat(1_000_000)}乙 `)).toHaveLength(1_000_002)
  expect(performance.now() - begun).toBeLessThan(3000)
})

import type { ColumnId } from '../columns.ts'
import { type Rule, valued } from './rule.ts'

const prefixes = ['K', 'M', 'G', 'T', 'P', 'E']
const sizes = new Set(['b', 'B', ...prefixes.flatMap((prefix) => [`${prefix}b`, `${prefix}B`, `${prefix}ib`, `${prefix}iB`])])
const sizesByLetters = new Set([...sizes].map((size) => size.toLowerCase()))
const counts = ['Count', 'Unit', 'Request', 'Token', 'Connection', 'Certificate', 'Domain', 'Core']
const times = ['Year', 'Month', 'Day', 'Hour', 'Minute', 'Second']
const listed = new Map([...counts, ...times].flatMap((word) => [word, `${word}s`]).map((word) => [word.toLowerCase(), word]))
const spelledSizes = /^(?:(?:kilo|mega|giga|tera|peta|exa|zetta|yotta|kibi|mebi|gibi|tebi|pebi|exbi)(?:bit|byte)s?|[zy]i?b)$/i
const otherTimes = /^(?:weeks?|quarters?|decades?|milliseconds?|hrs?|mins?|secs?|mos?|yrs?|fortnights?)$/i

/** The words of a unit: what stands between `-`, `/` and blanks. */
const wordsOf = (unit: string): string[] => unit.split(/[-/ ]+/).filter((word) => word !== '')
const every = (right: (word: string) => boolean) => (unit: string) => wordsOf(unit).every(right)

/** `GBs`, `gb` and `terabyte` are none; `Mb` and `MB` are two. */
const isRightSize = (word: string): boolean => {
  if (sizes.has(word)) return true
  const letters = word.toLowerCase()
  return !sizesByLetters.has(letters) && !spelledSizes.test(word) && !(letters.endsWith('s') && sizesByLetters.has(letters.slice(0, -1)))
}
const isRightWord = (word: string): boolean => (listed.get(word.toLowerCase()) ?? word) === word
/** A word of one's own is capitalized; a script without capitals has none. */
const isCapital = (word: string): boolean => sizes.has(word) || !/^\p{Ll}/u.test(word)

const unitFormat = (column: ColumnId): readonly Rule[] => [
  valued(
    column,
    'unit-size',
    { cites: ['UnitFormat/1', 'UnitFormat/4'], says: '数据量须用规范所列缩写，如 GB、TiB（不加 s，不写全称）' },
    every(isRightSize),
  ),
  valued(
    column,
    'unit-word',
    { cites: ['UnitFormat/3', 'UnitFormat/7'], says: '规范所列单位须按规范的大小写书写，如 Core-Months' },
    every(isRightWord),
  ),
  valued(
    column,
    'unit-capital',
    { cites: ['UnitFormat/5'], says: '自定的计数单位须大写首字母' },
    every((word) => isCapital(word) || !isRightWord(word) || !isRightSize(word) || word === 'per'),
  ),
  valued(
    column,
    'unit-time',
    { cites: ['UnitFormat/6'], says: '时间单位只能是 Year、Month、Day、Hour、Minute、Second' },
    every((word) => !otherTimes.test(word)),
  ),
  valued(
    column,
    'unit-whole',
    { cites: ['UnitFormat/2'], says: '单位中的数量须为整数，如 1000 Requests' },
    every((word) => !/^[\d.,]+$/.test(word) || /^\d+$/.test(word)),
  ),
  valued(
    column,
    'unit-composite',
    { cites: ['UnitFormat/8'], says: '复合单位用“/”或空格，不写 per' },
    every((word) => word.toLowerCase() !== 'per'),
  ),
]

/** The two columns whose value format is the unit format; for `ConsumedUnit` it is recommended. */
export const unitRules: readonly Rule[] = [...unitFormat('PricingUnit'), ...unitFormat('CommitmentDiscountUnit')]

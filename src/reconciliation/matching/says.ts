import { namesOther } from './recompute.ts'
import type { Known, OurLine } from './sides.ts'
import type { OurStrip, Piece, TheirStrip } from './strips.ts'
import { around, daysOf, decimalOf, yuan } from './words.ts'

// The sentences of causes: what the other side says, what we say, and what our reckoning gives with the one and with the other.

interface Costs {
  readonly own: bigint
  readonly days: bigint
  readonly quantity: bigint
  readonly price: bigint
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]
const billed = (pieces: readonly Piece[]): TheirStrip[] => unique(pieces.map(({ theirs }) => theirs))

export function daysSays(pieces: readonly Piece[], strips: readonly OurStrip[], { own, days }: Costs): string {
  const theirs = billed(pieces)
  const [theirSpan, ourSpan] = [around(theirs), around(strips)]
  const stated = theirs.some((strip) => strip.days !== null)
  const count = theirs.reduce((sum, strip) => sum + (strip.days ?? strip.until - strip.from), 0)
  const ours = unique(strips.flatMap(({ lines }) => lines))
  const counted = ours.length === 1 ? (ours[0]?.days ?? 0) : strips.reduce((sum, { from, until }) => sum + until - from, 0)
  const ends = [
    ...(theirSpan.from === ourSpan.from ? [] : ['起日不同']),
    ...(theirSpan.until === ourSpan.until ? [] : ['止日不同']),
    ...(theirSpan.from === ourSpan.from && theirSpan.until === ourSpan.until ? [stated ? '所写天数不同' : '中间的天数不同'] : []),
  ]
  return `${ends.join('、')}：对方 ${daysOf(theirSpan)} 计 ${count} 天，本方 ${daysOf(ourSpan)} 计 ${counted} 天；按对方天数重算为 ${yuan(days)}，本方 ${yuan(own)}`
}

export function quantitySays(pieces: readonly Piece[], known: Known, { days, quantity }: Costs): string {
  const theirs = unique(billed(pieces).map((strip) => strip.quantity))
  const ours = unique(pieces.map((piece) => piece.ours.quantity))
  const other = theirs.filter((amount) => !ours.includes(amount)).flatMap((amount) => versionOf(amount, pieces, known))
  const words = `对方数量 ${theirs.map(decimalOf).join('、')}，本方 ${ours.map(decimalOf).join('、')}`
  return `${words}；按对方数量重算为 ${yuan(quantity)}，按本方数量为 ${yuan(days)}${other.length > 0 ? `；${other.join('；')}` : ''}`
}

function versionOf(amount: number, pieces: readonly Piece[], { allocations }: Known): string[] {
  const span = around(pieces)
  const found =
    allocations.find((held) => held.quantity === amount && (held.until <= span.from || held.from >= span.until)) ??
    allocations.find((held) => held.quantity === amount)
  return found ? [`${decimalOf(amount)} 是 ${daysOf(found)} 的分配`] : []
}

export function priceSays(pieces: readonly Piece[], known: Known, { quantity, price }: Costs): string {
  const other = unique(pieces.filter(({ theirs }) => namesOther(theirs, known)).map(({ theirs }) => theirs.itemCode ?? ''))
  const result = `按对方${other.length > 0 ? '服务项' : '单价'}重算为 ${yuan(price)}，按本方为 ${yuan(quantity)}`
  const [free] = pieces.filter(({ ours }) => ours.rate === null)
  const stated = unique(billed(pieces).flatMap((strip) => (strip.price === null ? [] : [strip.price])))
  if (other.length > 0) {
    const unknown = other.filter((code) => known.ratesOf(code).length === 0)
    const without = unknown.length > 0 ? `（${unknown.join('、')} 没有最终价格）` : ''
    return `对方服务项 ${other.join('、')}${without}，本方 ${known.itemCode}；${result}`
  }
  const ours = unique(pieces.flatMap(({ ours: strip }) => (strip.rate ? [decimalOf(Number(strip.rate.tariff.amount))] : [])))
  const versions = stated.flatMap((amount) => known.ratesOf(known.itemCode).filter(({ rate }) => rate.linear === amount))
  const named = versions.map(({ rate, ...span }) => `${decimalOf(rate.linear ?? 0)} 元是 ${daysOf(span)} 施行的价格`)
  const words = `对方单价 ${stated.map(decimalOf).join('、')} 元，本方${free && ours.length === 0 ? '免费' : ` ${ours.join('、')} 元`}`
  return `${words}；${result}${named.length > 0 ? `；${unique(named).join('；')}` : '；目录中没有这一价格'}`
}

export const missingSays = (lines: readonly OurLine[]): string =>
  `对方账单没有 ${lines
    .slice(0, 3)
    .map((line) => `${daysOf(line)}（本方第 ${line.no} 行）`)
    .join('、')}${lines.length > 3 ? ` 等 ${lines.length} 行` : ''}`

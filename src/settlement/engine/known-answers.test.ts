import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Day, fen, formatYuan, plusDays, yuan } from '../../kernel/index.ts'
import { cycleOf, factsOf, quantityOf, reckoningOf, yuanOf } from './charges.fixture.ts'
import { dayAt } from './months.ts'
import { type Reckoning, reckonResource } from './reckon.ts'
import type { Ruling, Standing } from './ruling.ts'
import { calculationOf, isRight, roundedTo } from './testing/arithmetic.ts'
import { type Known, type KnownLine, knownIn } from './testing/known.fixture.ts'
import { plainly } from './testing/plain.ts'

const known = knownIn(readFileSync(new URL('./known-answers.md', import.meta.url), 'utf8'))

const named = (rule: string) => ({ rule, message: rule, cite: '1' })

/** The measure of the tables. */
function rulingFor({ covered, qualified, elsewhere, supervised }: Standing, percents: readonly string[]): Ruling {
  const excluded = covered ? (qualified ? null : '剔除') : '超合同'
  if (excluded) return { exclusion: named(excluded), apart: null, reductions: [] }
  const reductions = supervised ? [] : percents.map((percent, index) => ({ ...named(`扣减${index + 1}`), percent }))
  return { exclusion: null, apart: elsewhere ? named('独立结算') : null, reductions }
}

function reckoningFor({ setting: { from, to, by, part }, percents }: Known): Reckoning {
  return reckoningOf(cycleOf(from, plusDays(to as Day, 1)), by, (standing) => rulingFor(standing, percents), part)
}

const faultNames = { 'price-missing': '缺价', 'price-basis': '计价周期不符', 'price-beyond': '超出各档', 'amount-beyond': '金额过大' }

/** What the last column says of a line. */
const handlingOf = (price: unknown, { exclusion, apart, reductions }: Ruling): string =>
  [price === null ? '免费' : '', exclusion?.rule, apart?.rule, reductions.length > 0 ? '扣减' : ''].filter((word) => word).join('、')

type Row = Omit<KnownLine, 'calculations'>
const rowsOf = (of: Known): Row[] => of.lines.map(({ calculations, ...row }) => row).sort(byDays)
const byDays = (a: Row, b: Row): number => ([a.first, a.handling, a.quantity].join() < [b.first, b.handling, b.quantity].join() ? -1 : 1)
const noAmounts = { days: '', quantity: '', full: '', amount: '' }

function byEngine(of: Known): Row[] {
  const { lines, faults } = reckonResource(factsOf(of.story), reckoningFor(of))
  const ends = (from: number, until: number) => ({ first: dayAt(from), last: dayAt(until - 1) })
  const amounts = (days: number, quantity: number, full: number, amount: number) => ({
    ...{ days: `${days}`, quantity: quantityOf(quantity), full: yuanOf(full), amount: yuanOf(amount) },
  })
  return [
    ...faults.map(({ kind, from, until }) => ({ ...ends(from, until), ...noAmounts, handling: faultNames[kind] })),
    ...lines.map(({ from, until, days, quantity, rate, full, amount, ruling }) => ({
      ...{ ...ends(from, until), ...amounts(days, quantity, full, amount), handling: handlingOf(rate, ruling) },
    })),
  ].sort(byDays)
}

function byDay(of: Known): Row[] {
  const { lines, faults } = plainly(factsOf(of.story), reckoningFor(of))
  return [
    ...faults.map(({ kind, first, last }) => ({ first: dayAt(first), last: dayAt(last), ...noAmounts, handling: faultNames[kind] })),
    ...lines.map(({ first, last, days, quantity, price, full, amount, ruling }) => ({
      ...{ first: dayAt(first), last: dayAt(last), days: `${days}`, quantity: quantityOf(quantity) },
      ...{ full: yuanOf(Number(full)), amount: yuanOf(Number(amount)), handling: handlingOf(price, ruling) },
    })),
  ].sort(byDays)
}

test('there are as many cases as there are numbers, each once', () => {
  expect(known.length).toBeGreaterThan(100)
  expect(new Set(known.map(({ name }) => name.split(' ')[0])).size).toBe(known.length)
})

describe.each(known)('$name', (of) => {
  test('comes out so by the engine', () => expect(byEngine(of)).toEqual(rowsOf(of)))
  test('and by the day', () => expect(byDay(of)).toEqual(rowsOf(of)))
  test('and by the calculator', () => {
    for (const { calculations, full, amount, handling } of of.lines.filter((line) => line.full !== '')) {
      expect(calculations.filter((calculation) => !isRight(calculation))).toEqual([])
      const [whole, ...taken] = calculations.map((calculation) => roundedTo(calculationOf(calculation), 2))
      expect(whole).toBe(full)
      expect(amount).toBe(/剔除|超合同/.test(handling) ? '0.00' : leftOf(full, taken))
    }
  })
})

/** What is left of an amount when others are taken off one after the other, at least nothing. */
function leftOf(full: string, taken: readonly string[]): string {
  let left: bigint = yuan(full)
  for (const each of taken) left = left > yuan(each) ? left - yuan(each) : 0n
  return formatYuan(fen(left))
}

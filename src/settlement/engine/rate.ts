import { costOf, type Tariff } from '../../catalogue/index.ts'
import { type Cost, minusExactly, narrow, timesExactly } from './exact.ts'
import type { Span } from './spans.ts'

/** A price version made ready for reckoning. */
export interface Rate {
  readonly id: string
  readonly tariff: Tariff
  /** period: by days of a month, year, term or day; metered: by confirmed quantities; once. */
  readonly kind: 'period' | 'metered' | 'once'
  /** The price for one unit in ten-thousandths of a yuan; null where it has tiers, or is too large to be quick. */
  readonly linear: number | null
  /** What is free of each resource in a period, in ten-thousandths. */
  readonly free: number
}

/** From when to when a rate holds; of one item and provider they do not overlap. */
export type RateSpan = Span & { readonly rate: Rate }

export function rateOf(id: string, tariff: Tariff): Rate {
  const { basis, amount, tiers, allowance } = tariff
  return {
    id,
    tariff,
    kind: basis === 'once' ? 'once' : basis === 'hour' || basis === 'work' || basis === 'metered' ? 'metered' : 'period',
    linear: tiers === null && amount <= Number.MAX_SAFE_INTEGER ? Number(amount) : null,
    free: allowance?.per === 'resource' ? Number(allowance.quantity) : 0,
  }
}

/** What a quantity (in ten-thousandths, what is free already taken off) costs in one period; null where no step of the price reaches it. */
export function costIn({ linear, tariff }: Rate, quantity: number): Cost | null {
  if (linear !== null) return timesExactly(linear, quantity)
  const cost = costOf({ ...tariff, allowance: null }, BigInt(quantity) as Parameters<typeof costOf>[1])
  return cost === null ? null : narrow(cost)
}

/**
 * What the part of a quantity from one mark to another costs in one period, `reached` being all of it. Parts follow one another through the steps; by volume each has the
 * price of the step that all of it reaches, since the larger quantity may cost less than the smaller and no part costs less than nothing.
 */
export function costBetween(rate: Rate, from: number, until: number, reached: number): Cost | null {
  const { tiers } = rate.tariff
  if (tiers?.mode === 'volume') {
    const step = tiers.steps.find(({ upTo }) => upTo === null || reached <= upTo)
    return step ? timesExactly(Number(step.amount), until - from) : null
  }
  const above = costIn(rate, until)
  if (from === 0 || above === null) return above
  const below = costIn(rate, from)
  return below === null ? null : minusExactly(above, below)
}

/** One provider's own prices go before the general ones: what holds on each day, in order. */
export function resolved(general: readonly RateSpan[], own: readonly RateSpan[]): RateSpan[] {
  const rest = general.flatMap((span) => without(span, own))
  return [...rest, ...own].toSorted((a, b) => a.from - b.from)
}

/** What is left of a span where others go before it. */
function without<T extends Span>(span: T, others: readonly Span[]): T[] {
  const other = others.find(({ from, until }) => from < span.until && until > span.from)
  if (!other) return [span]
  const before = span.from < other.from ? [{ ...span, until: other.from }] : []
  const after = other.until < span.until ? without({ ...span, from: other.until }, others) : []
  return [...before, ...after]
}

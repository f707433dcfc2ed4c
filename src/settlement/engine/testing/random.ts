/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Random {
  /** From 0 to below `end`. */
  readonly below: (end: number) => number
  /** From `first` to `last`, both included. */
  readonly between: (first: number, last: number) => number
  /** True once in so many times. */
  readonly oneIn: (times: number) => boolean
  readonly pick: <const T extends readonly [unknown, ...unknown[]]>(values: T) => T[number]
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    oneIn: (times) => below(times) === 0,
    pick: (values) => values[below(values.length)],
  }
}

/** The seed of one case among many of a run. */
export const seedOf = (run: number, no: number): number => (Math.imul(run, 0x9e3779b1) ^ Math.imul(no + 1, 0x85ebca77)) >>> 0

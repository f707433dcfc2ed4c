import type { TheirLine } from './sides.ts'

/** Their lines without those that say once more what another says to the letter, and what these add up to. */
export function withoutRepeated(lines: readonly TheirLine[]): {
  readonly kept: readonly TheirLine[]
  readonly repeated: readonly TheirLine[]
} {
  const seen = new Set<string>()
  const [kept, repeated]: [TheirLine[], TheirLine[]] = [[], []]
  for (const line of lines) {
    const key = `${line.from} ${line.until} ${line.quantity} ${line.price} ${line.days} ${line.itemCode} ${line.amount}`
    if (seen.has(key)) repeated.push(line)
    else kept.push(line)
    seen.add(key)
  }
  return { kept, repeated }
}

import { formatYuan, yuan } from '../../kernel/index.ts'
import { type DetailLine, type ExportLine, isDetail, type SideLine } from './line.ts'

/** Sums of lines, in fen. `level` and `unit`: payable by the level, by the units themselves; `excluded`: what left-out lines would have come to. */
export interface Sums {
  lines: number
  level: bigint
  unit: bigint
  excluded: bigint
  deducted: bigint
}

export interface NamedSums extends Sums {
  readonly name: string
}

/** Adds up lines as they pass: by unit, by category, and in all; beside them results of evaluations and corrections. Memory grows with units, not with lines. */
export interface Totals {
  add(line: ExportLine): void
  readonly units: ReadonlyMap<string, NamedSums>
  readonly categories: ReadonlyMap<string, NamedSums>
  readonly all: Sums
  /** Signed fen, by who pays. */
  readonly side: Readonly<Record<SideLine['kind'], Readonly<Record<SideLine['payer'], bigint>>>>
}

const none = (): Sums => ({ lines: 0, level: 0n, unit: 0n, excluded: 0n, deducted: 0n })

export function createTotals(): Totals {
  const [units, categories] = [new Map<string, NamedSums>(), new Map<string, NamedSums>()]
  const [all, side] = [none(), { adjustment: { level: 0n, unit: 0n }, correction: { level: 0n, unit: 0n } }]
  const add = (line: ExportLine): void => {
    if (!isDetail(line)) {
      side[line.kind][line.payer] += yuan(line.amount)
      return
    }
    addTo(all, line)
    addTo(sumsOf(units, line.organisationId, line.organisationName), line)
    addTo(sumsOf(categories, line.category, line.category), line)
  }
  return { add, units, categories, all, side }
}

function sumsOf(sums: Map<string, NamedSums>, key: string, name: string): NamedSums {
  const known = sums.get(key)
  if (known) return known
  const begun = { ...none(), name }
  sums.set(key, begun)
  return begun
}

function addTo(sums: Sums, { payer, amount, full, excluded, deductions }: DetailLine): void {
  sums.lines += 1
  sums[payer] += yuan(amount)
  if (excluded) sums.excluded += yuan(full)
  for (const taken of deductions) sums.deducted += yuan(taken.amount)
}

/** Fen as a yuan text. */
export const inYuan = (amount: bigint): string => formatYuan(amount as ReturnType<typeof yuan>)

import { pipeline, type Readable } from 'node:stream'
import { type CsvError, type Parser, parse } from 'csv-parse'
import { type Capability, type ColumnId, columnIds, type FocusRow, ours } from './columns.ts'
import { type CellValue, cellFault, cellRules, readCell } from './rules/cells.ts'
import { headerFaults, headerRules, type PlainRule, presenceRules } from './rules/header.ts'
import { rowRules } from './rules/index.ts'
import type { Judge, Rule } from './rules/rule.ts'

/** What is wrong at one place of a FOCUS file. */
export interface FocusFault {
  /** As an editor counts them; the header is line 1. */
  readonly line: number
  readonly rule: string
  readonly column: string | null
  /** The sentences with MUST that it breaks: `BilledCost/4` is the fourth in the section of BilledCost. */
  readonly cites: readonly string[]
  readonly message: string
}

export interface CheckOptions {
  /** What the file's provider offers: it decides which conditional columns must be there. */
  readonly offers?: readonly Capability[]
}

const fileRules = {
  csv: { name: 'file.csv', cites: [], says: '须为 RFC 4180 的 CSV 文件' },
  empty: { name: 'file.header', cites: [], says: '首行须为列名' },
  cells: { name: 'file.cells', cites: [], says: '单元格数须与首行的列数相同' },
} as const satisfies Record<string, PlainRule>

/** Every rule that `checkFocus` knows. */
export const focusRules: readonly PlainRule[] = [
  ...Object.values(fileRules),
  ...Object.values(headerRules),
  ...presenceRules.values(),
  ...Object.values(cellRules),
  ...rowRules,
]

/** The longest record that is read; a file that never ends a quote stops there. */
const recordMax = 4 * 1024 * 1024

/**
 * Reads a CSV of FOCUS 1.2 (UTF-8) and tells its faults as they come, by line; none for a file that keeps all MUST rules that a file can show. Holds one row,
 * and the ids of SKUs, services, accounts and invoices. Throws what reading the stream throws.
 */
export async function* checkFocus(csv: Readable, { offers = ours }: CheckOptions = {}): AsyncGenerator<FocusFault> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    max_record_size: recordMax,
    cast: (text, { quoting }) => readCell(text, quoting),
  })
  // Faults of the stream reach us through the parser.
  pipeline(csv, parser, () => undefined)
  try {
    yield* faultsIn(parser, offers)
  } catch (error) {
    if (!isCsvError(error)) throw error
    yield faultOf(fileRules.csv, (error as CsvError & { lines?: number }).lines ?? 1, null, error.message)
  }
}

const isCsvError = (error: unknown): error is CsvError => error instanceof Error && String((error as CsvError).code).startsWith('CSV_')

async function* faultsIn(parser: Parser, offers: readonly Capability[]): AsyncGenerator<FocusFault> {
  let judges: RowJudge | null = null
  for await (const { record, info } of parser as AsyncIterable<{ record: CellValue[]; info: { lines: number } }>) {
    if (judges) yield* judges(record, info.lines)
    else {
      const header = record.map((name) => name ?? '')
      for (const { rule, column } of headerFaults(header, offers)) yield faultOf(rule, info.lines, column)
      judges = judgeOf(header)
    }
  }
  if (judges === null) yield faultOf(fileRules.empty, 1, null)
}

type RowJudge = (record: readonly CellValue[], line: number) => Generator<FocusFault>

/** The rules that a file with these columns can be judged by, each with a mind of its own. */
function judgeOf(header: readonly string[]): RowJudge {
  const places = columnIds.map((column) => [column, header.indexOf(column)] as const)
  const present = new Set<ColumnId>(places.flatMap(([column, at]) => (at >= 0 ? [column] : [])))
  const judges = rowRules.filter(({ needs }) => needs.every((column) => present.has(column))).map((rule) => [rule, rule.begin()] as const)
  return function* (record, line) {
    if (record.length !== header.length) yield faultOf(fileRules.cells, line, null, `${record.length} 个单元格，首行 ${header.length} 列`)
    const row = Object.fromEntries(places.map(([column, at]) => [column, record[at] || null])) as FocusRow
    yield* cellFaults(record, header, line)
    yield* rowFaults(judges, row, line)
  }
}

function* cellFaults(record: readonly CellValue[], header: readonly string[], line: number): Generator<FocusFault> {
  for (const [at, value] of record.entries()) {
    const rule = cellFault(value)
    if (rule) yield faultOf(rule, line, header[at] ?? null, value)
  }
}

function* rowFaults(judges: readonly (readonly [Rule, Judge])[], row: FocusRow, line: number): Generator<FocusFault> {
  for (const [rule, judge] of judges) if (!judge(row)) yield faultOf(rule, line, rule.column, row[rule.column])
}

/** `BilledCost：不得为空`, `PricingUnit：…；现为“gb-hours”`. */
function faultOf({ name, cites, says }: PlainRule, line: number, column: string | null, found: string | null = null): FocusFault {
  const shown = found === null || found === '' ? '' : `；现为“${found.length > 60 ? `${found.slice(0, 60).toWellFormed()}…` : found}”`
  return { line, rule: name, column, cites, message: `${column === null ? '' : `${column}：`}${says}${shown}` }
}

import type { ExportHead } from '../exports/line.ts'

export const formats = ['csv', 'xlsx', 'focus', 'focus-safe', 'seal'] as const
/** How a statement leaves the house: table for programs, workbook for people, FOCUS 1.2 as it demands and safe to open in a table program, seal file (封存文件). */
export type Format = (typeof formats)[number]

export const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text)

interface FormatRule {
  /** What the file's name says of it, ending included. */
  readonly ending: string
  readonly mediaType: string
}

export const formatRules: Readonly<Record<Format, FormatRule>> = {
  csv: { ending: '明细.csv', mediaType: 'text/csv; charset=utf-8' },
  xlsx: { ending: '.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  focus: { ending: '-FOCUS.csv', mediaType: 'text/csv; charset=utf-8' },
  'focus-safe': { ending: '-FOCUS（供表格软件查看）.csv', mediaType: 'text/csv; charset=utf-8' },
  seal: { ending: '封存文件.jsonl', mediaType: 'application/x-ndjson' },
}

/** `某省结算单2024-09-01至2025-08-31明细.csv`; of who sees a part of it, with his name: `…（文旅厅）明细.csv`. Whatever the names hold, who sends it makes it safe. */
export const fileNameOf = ({ jurisdictionName, from, to }: ExportHead, format: Format, partOf: string | null): string =>
  `${jurisdictionName}结算单${from}至${to}${partOf === null ? '' : `（${partOf}）`}${formatRules[format].ending}`

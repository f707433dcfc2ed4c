/** The columns of a provider's bill, in the order of the template. A resource goes by our id for it, or by the provider's own name. */
export const columnNames = ['资源编号', '自有编号', '服务项编码', '起', '止', '数量', '单价', '天数', '金额'] as const
export type Column = (typeof columnNames)[number]

/** Columns without which a file is no bill. */
export const requiredColumns: readonly Column[] = ['起', '止', '数量', '金额']

/** A column that holds numbers. */
export interface NumberColumn {
  /** Digits before the point, and behind it. */
  readonly whole: number
  readonly part: number
  readonly pattern: RegExp
  /** Zeros behind the last place: table programs write `46.000000`. */
  readonly idle: RegExp
}

const number = (whole: number, part: number): NumberColumn => ({
  whole,
  part,
  pattern: part === 0 ? new RegExp(`^\\d{1,${whole}}$`) : new RegExp(`^\\d{1,${whole}}(\\.\\d{1,${part}}0*)?$`),
  idle: new RegExp(`(\\.\\d{${part}})0+$`),
})

export const numbers: Readonly<Record<'数量' | '单价' | '天数' | '金额', NumberColumn>> = {
  数量: number(8, 4),
  单价: number(8, 4),
  天数: number(3, 0),
  金额: number(8, 2),
}

export const numberColumn = (column: Column): NumberColumn | undefined =>
  column in numbers ? numbers[column as keyof typeof numbers] : undefined

/** The longest file, CSV or workbook: read in batches, never held. */
export const limits = { bytesMax: 20 * 1024 * 1024, linesMax: 400_000, batch: 2_000 } as const

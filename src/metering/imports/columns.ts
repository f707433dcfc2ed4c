/** The columns of a file of quantities, in the order of the template. A resource goes by our id for it, or by the provider's own. */
export const columnNames = ['资源编号', '自有编号', '起', '止', '数量', '说明'] as const
export type Column = (typeof columnNames)[number]

/** Columns that must be filled in on every line. */
export const required: readonly Column[] = ['起', '止', '数量']

/** Where a fault of a quantity is shown. */
export const columnOf: Readonly<Record<string, Column>> = { resourceId: '资源编号', from: '起', to: '止', quantity: '数量' }

/** The longest text of a column, in characters. */
export const lengthMax: Partial<Record<Column, number>> = { 说明: 500 }

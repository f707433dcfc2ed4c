import type { OrderKind } from '../../regimes/index.ts'

/** The columns of a list of resources that people bring, by the kind of its order; in the order of the template. */
export type Column = '服务项编码' | '服务项' | '资源编号' | '资源池' | '现有数量' | '数量' | '调整后数量' | '申请理由' | '测算方法'

interface Columns {
  /** Those that are read; without one of them a file is no such list. */
  readonly needed: readonly Column[]
  readonly all: readonly Column[]
  readonly quantity: Column | null
}

const words: readonly Column[] = ['申请理由', '测算方法']
const something: Columns = { needed: ['资源池', '数量'], all: ['服务项编码', '服务项', '资源池', '数量', ...words], quantity: '数量' }
const change: Columns = {
  needed: ['资源编号', '调整后数量'],
  all: ['资源编号', '服务项', '资源池', '现有数量', '调整后数量', ...words],
  quantity: '调整后数量',
}
const end: Columns = { needed: ['资源编号'], all: ['资源编号', '服务项', '资源池', '现有数量', ...words], quantity: null }

export const columnsOf = (order: OrderKind): Columns => (order === 'change' ? change : order === 'end' ? end : something)

/** What a case takes in all; the API of writing it says the same. */
export const linesMax = 500

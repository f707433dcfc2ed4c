import { basisNames } from '../../catalogue/index.ts'
import { addFen, formatYuan, yuan } from '../../kernel/index.ts'
import { citeInWords } from '../../regimes/index.ts'
import type { DetailLine, SideLine } from './line.ts'
import { citesInWords, kindNames, payerNames, takenInWords } from './words.ts'

/** How a table program shows a column: text, a day, an amount of two places, a number of at most four, or a whole number. */
export type ColumnType = 'text' | 'day' | 'yuan' | 'decimal' | 'count'

/** One column of a table; `width` in characters. */
export interface Column<L> {
  readonly heading: string
  readonly type: ColumnType
  readonly width: number
  readonly of: (line: L) => string | number | null
  /** Ids that only programs read: in CSV alone. */
  readonly forPrograms?: true
}

const text = <L>(heading: string, width: number, of: Column<L>['of']): Column<L> => ({ heading, type: 'text', width, of })
const id = <L>(heading: string, of: Column<L>['of']): Column<L> => ({ heading, type: 'text', width: 38, of, forPrograms: true })
const typed = <L>(type: ColumnType, heading: string, of: Column<L>['of']): Column<L> => ({ heading, type, width: 14, of })

/** What rules take off a line, together. */
export const takenOff = ({ deductions }: Pick<DetailLine, 'deductions'>): string =>
  formatYuan(addFen(deductions.map(({ amount }) => yuan(amount))))

const blankAsNull = (words: string): string | null => (words === '' ? null : words)

/** Every field of a line of a resource. */
export const detailColumns: readonly Column<DetailLine>[] = [
  typed('count', '行号', ({ no }) => no),
  text('种类', 12, ({ kind }) => kindNames[kind]),
  text('使用单位', 24, ({ organisationName }) => organisationName),
  id('使用单位编号', ({ organisationId }) => organisationId),
  text('信息系统', 24, ({ systemName }) => systemName),
  id('信息系统编号', ({ systemId }) => systemId),
  text('云服务商', 20, ({ providerName }) => providerName),
  id('云服务商编号', ({ providerId }) => providerId),
  text('资源池', 16, ({ poolName }) => poolName),
  id('资源编号', ({ resourceId }) => resourceId),
  text('类别', 20, ({ category }) => category),
  text('服务项编码', 14, ({ itemCode }) => itemCode),
  text('服务项', 24, ({ itemName }) => itemName),
  id('服务项编号', ({ itemId }) => itemId),
  text('计量单位', 10, ({ unit }) => unit),
  text('计价方式', 12, ({ basis }) => basisNames[basis]),
  typed('day', '起', ({ from }) => from),
  typed('day', '止', ({ to }) => to),
  typed('count', '计费天数', ({ days }) => days),
  typed('count', '当期天数', ({ periodDays }) => periodDays),
  typed('decimal', '数量', ({ quantity }) => quantity),
  typed('decimal', '单价（元）', ({ price }) => price),
  text('价格说明', 24, ({ priceInWords }) => priceInWords),
  id('价格编号', ({ priceId }) => priceId),
  typed('yuan', '应计金额（元）', ({ full }) => full),
  typed('yuan', '扣减（元）', (line) => (line.deductions.length === 0 ? null : takenOff(line))),
  typed('yuan', '应付金额（元）', ({ amount }) => amount),
  text('付款方式', 14, ({ payer }) => payerNames[payer]),
  text('单独结算的理由', 24, ({ apart }) => apart?.message ?? null),
  text('不纳入结算的理由', 24, ({ excluded }) => excluded?.message ?? null),
  text('扣减说明', 30, ({ deductions }) => blankAsNull(takenInWords(deductions))),
  text('依据条款', 20, (line) => blankAsNull(citesInWords(line))),
  text('计算过程', 60, ({ arithmetic }) => arithmetic),
]

/** Results of evaluations and corrections; what they share with a line has the same heading. */
export const sideColumns: readonly Column<SideLine>[] = [
  text('种类', 16, ({ kind }) => kindNames[kind]),
  id('编号', ({ id }) => id),
  text('所指事项', 30, ({ refersTo }) => refersTo),
  typed('count', '所指行号', ({ lineNo }) => lineNo),
  text('使用单位', 24, ({ organisationName }) => organisationName),
  id('使用单位编号', ({ organisationId }) => organisationId),
  text('云服务商', 20, ({ providerName }) => providerName),
  id('云服务商编号', ({ providerId }) => providerId),
  typed('yuan', '应付金额（元）', ({ amount }) => amount),
  text('付款方式', 14, ({ payer }) => payerNames[payer]),
  text('理由', 50, ({ reason }) => reason),
  text('依据条款', 20, ({ cite }) => (cite === null ? null : citeInWords(cite))),
]

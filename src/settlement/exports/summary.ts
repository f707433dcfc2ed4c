import { Temporal } from 'temporal-polyfill'
import { type Instant, place } from '../../kernel/index.ts'
import { stateNames } from '../rules/life.ts'
import { type Cell, cellOf, styles, textCell } from './cells.ts'
import type { ExportHead } from './line.ts'
import { inYuan, type NamedSums, type Sums, type Totals } from './totals.ts'
import { kindNames, payerNames } from './words.ts'

/** Widths of the columns of the summary, in characters. */
export const summaryWidths = [30, 40, 20, 20, 20, 20]

/** The rows of the summary: the statement's head, its sums, and sums by unit and by category. */
export function* summaryRows(head: ExportHead, totals: Totals): Generator<readonly Cell[]> {
  yield [heading('结算单汇总')]
  for (const [name, value] of headRows(head)) yield [textCell(name), cellOf('text', value)]
  yield []
  yield [heading('合计'), heading('金额（元）')]
  for (const [name, amount] of sumRows(totals)) yield [textCell(name), cellOf('yuan', inYuan(amount))]
  yield* table('按使用单位', totals.units, totals.all)
  yield* table('按类别', totals.categories, totals.all)
}

const heading = (text: string): Cell => textCell(text, styles.heading)

const headRows = (head: ExportHead): readonly (readonly [string, string | null])[] => [
  ['适用区域', head.jurisdictionName],
  ['依据办法', head.measureTitle],
  ['结算周期', `${head.from} 至 ${head.to}`],
  ['结算单编号', head.statementId],
  ['状态', stateNames[head.state]],
  ['封存时间（北京时间）', head.sealedAt === null ? null : clockInChina(head.sealedAt)],
  ['封存校验值', head.seal],
]

const clockInChina = (at: Instant): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(place).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')

/** A correction stands beside the sealed statement: it is never part of what was sealed. */
const sumRows = ({ all, side }: Totals): readonly (readonly [string, bigint])[] => [
  ['明细中统一结算应付', all.level],
  [kindNames.adjustment, side.adjustment.level],
  ['统一结算应付合计', all.level + side.adjustment.level],
  ['单位自行结算', all.unit],
  ['不纳入结算', all.excluded],
  ['扣减', all.deducted],
  [`${kindNames.correction}（${payerNames.level}）`, side.correction.level],
  [`${kindNames.correction}（${payerNames.unit}）`, side.correction.unit],
]

function* table(title: string, sums: ReadonlyMap<string, NamedSums>, all: Sums): Generator<readonly Cell[]> {
  yield []
  yield [title, '行数', '统一结算应付（元）', '单位自行结算（元）', '不纳入结算（元）', '扣减（元）'].map(heading)
  for (const { name, ...each } of sums.values()) yield sumCells(name, each)
  yield sumCells('合计', all)
}

const sumCells = (name: string, { lines, level, unit, excluded, deducted }: Sums): readonly Cell[] => [
  textCell(name),
  cellOf('count', lines),
  ...[level, unit, excluded, deducted].map((amount) => cellOf('yuan', inYuan(amount))),
]

export { payable } from './engine/lines.ts'
export { monthOf, startOfMonth } from './engine/months.ts'
export { type Rate, type RateSpan, rateOf, resolved } from './engine/rate.ts'
export type { Ruling } from './engine/ruling.ts'
export { openEnd } from './engine/spans.ts'
export { type Format, formats, isFormat } from './exporting/format.ts'
export { createExporting } from './exporting/service/index.ts'
export { findStatement } from './exporting/store.ts'
export { cellOf, textCell } from './exports/cells.ts'
export type { ColumnType } from './exports/columns.ts'
export { workbookOut } from './exports/workbook.ts'
export { checkFocus, type FocusFault } from './focus/check.ts'
export type { TermOnFile } from './lost/lost-term.ts'
export { lostTermsBy, lostTermsUnder } from './lost/service.ts'
export { settlementRoutes } from './routes.ts'
export type { CategoryRow, EstimateRow } from './rules/estimate.ts'
export type { Awaited, Foreseen } from './rules/foreseen.ts'
export { checkSealFile, type SealCheck } from './rules/seal-file.ts'
export type { Statement, StatementLine } from './rules/statement.ts'
export { type Division, wouldCost, wouldCostFor } from './rules/what-if.ts'
export type { Accrual, Estimate } from './service/estimating.ts'
export type { EstimateGrounds } from './service/foreseeing.ts'
export { createSettlement, type Settlement } from './service/index.ts'
export type { SettlementNeeds } from './service/needs.ts'
export { billIn } from './service/preview.ts'
export {
  type BilledLine,
  type BilledReader,
  type BilledResource,
  readBilled,
  type StatementOfCycle,
  statementOfCycle,
} from './service/reading-for.ts'
export { createThreads, type Threads } from './service/run/threads.ts'
export { type RecentRun, recentRuns } from './store/recent-runs.ts'
export { waitingStatements } from './store/waiting.ts'
export { waitingMoney } from './store/waiting-money.ts'

import type { Basis } from '../../catalogue/index.ts'
import { citeInWords } from '../../regimes/index.ts'
import type { DetailLine, ExportHead, ExportLine, Taken } from './line.ts'

export const kindNames: Readonly<Record<ExportLine['kind'], string>> = {
  period: '按期计费',
  once: '一次性计费',
  metered: '按量计费',
  free: '免费',
  adjustment: '考评结果',
  correction: '封存后更正',
}

export const basisNames: Readonly<Record<Basis, string>> = {
  month: '按月',
  year: '按年',
  term: '按约定期',
  day: '按日',
  hour: '按小时',
  work: '按工作量',
  metered: '按计量',
  once: '按次',
  free: '免费',
}

export const payerNames: Readonly<Record<DetailLine['payer'], string>> = { level: '统一结算', unit: '单位自行结算' }

export const stateNames: Readonly<Record<ExportHead['state'], string>> = {
  draft: '核算中',
  accounted: '已核算、待审核',
  returned: '已退回',
  reviewed: '已审核、待封存',
  sealed: '已封存',
}

/** `扣减10%即13.49元：考评不合格（第十九条）`; empty where nothing is taken off. */
export const takenInWords = (deductions: readonly Taken[]): string =>
  deductions.map(({ percent, amount, message, cite }) => `扣减${percent}%即${amount}元：${message}（${citeInWords(cite)}）`).join('；')

/** The articles of a line's rulings, in words. */
export const citesInWords = ({ excluded, apart, deductions }: Pick<DetailLine, 'excluded' | 'apart' | 'deductions'>): string =>
  [...new Set([excluded, apart, ...deductions].flatMap((ruled) => (ruled ? [citeInWords(ruled.cite)] : [])))].join('、')

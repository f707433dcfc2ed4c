import { citeInWords } from '../../regimes/index.ts'
import type { DetailLine, ExportLine, Taken } from './line.ts'

export const kindNames: Readonly<Record<ExportLine['kind'], string>> = {
  period: '按期计费',
  once: '一次性计费',
  metered: '按量计费',
  free: '免费',
  adjustment: '考评与评估调整',
  correction: '封存后更正',
}

export const payerNames: Readonly<Record<DetailLine['payer'], string>> = { level: '统一结算', unit: '单位自行结算' }

/** `扣减10%即13.49元：考评不合格（第十九条）`; empty where nothing is taken off. */
export const takenInWords = (deductions: readonly Taken[]): string =>
  deductions.map(({ percent, amount, message, cite }) => `扣减${percent}%即${amount}元：${message}（${citeInWords(cite)}）`).join('；')

/** The articles of a line's rulings, in words. */
export const citesInWords = ({ excluded, apart, deductions }: Pick<DetailLine, 'excluded' | 'apart' | 'deductions'>): string =>
  [...new Set([excluded, apart, ...deductions].flatMap((ruled) => (ruled ? [citeInWords(ruled.cite)] : [])))].join('、')

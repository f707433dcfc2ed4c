import type { Fen } from '../../kernel/index.ts'
import { type Cause, levelOf, type OurLine } from './sides.ts'
import { yuan } from './words.ts'

/** What rules of the measure keep from the level's bill, while the other side bills it: by rule, with its sentence and article. */
export function rulingCauses(lines: readonly OurLine[]): Cause[] {
  const found = new Map<string, Cause>()
  const add = (kind: Cause['kind'], rule: string, amount: bigint, says: (amount: bigint) => string) => {
    const sum = (found.get(`${kind} ${rule}`)?.amount ?? 0n) + amount
    if (amount > 0n) found.set(`${kind} ${rule}`, { kind, amount: sum as Fen, says: says(sum) })
  }
  for (const line of lines) {
    const { ruling, full, amount } = line
    const { exclusion, apart, reductions } = ruling
    if (exclusion)
      add(
        'excluded',
        exclusion.rule,
        full,
        (sum) => `本方不予结算 ${yuan(sum)}：${exclusion.message}（第${exclusion.cite}条，规则 ${exclusion.rule}）`,
      )
    if (!exclusion && full > amount) {
      const rules = reductions.map(({ rule, percent, message, cite }) => `${message}，扣减 ${percent}%（第${cite}条，规则 ${rule}）`)
      add('deducted', reductions.map(({ rule }) => rule).join(' '), full - amount, (sum) => `本方扣减 ${yuan(sum)}：${rules.join('；')}`)
    }
    if (!exclusion && apart)
      add(
        'apart',
        apart.rule,
        amount,
        (sum) => `本方独立结算 ${yuan(sum)}，由使用单位自行支付：${apart.message}（第${apart.cite}条，规则 ${apart.rule}）`,
      )
  }
  return [...found.values()]
}

export const levelSum = (lines: readonly OurLine[]): bigint => lines.reduce((sum, line) => sum + levelOf(line), 0n)

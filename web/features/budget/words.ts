import type { Tone } from '../../shared/ui/mark.tsx'

export const stateNames = { draft: '编制中', issued: '已下达', withdrawn: '已撤回' } as const
export const payerNames = { level: '本级支付', unit: '独立结算' } as const
export const need = (message: string) => [{ required: true, whitespace: true, message }]
export const needAmount = [
  { required: true, message: '请填写金额' },
  { pattern: /^\d{1,13}(\.\d{1,2})?$/, message: '请填写金额，至多两位小数' },
]

/** A budget in a word: what counts, what waits, what is over. */
export function budgetMark({ state, current }: { state: keyof typeof stateNames; current: boolean }): { tone: Tone; name: string } {
  if (current) return { tone: 'green', name: '现行' }
  return { tone: state === 'draft' ? 'blue' : 'grey', name: state === 'issued' ? '已被调整取代' : stateNames[state] }
}

/** How a share of a budget is shown: warned from the lowest share on, red from all of it on. */
export function shareTone(share: string | null, warned: string | null): Tone {
  if (warned === null) return 'green'
  return share === null || Number(share) >= 100 ? 'red' : 'amber'
}

/** The month so many after that of a day: `2026-11-01` and 2 → `2027-01`. */
export function monthAt(from: string, count: number): string {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

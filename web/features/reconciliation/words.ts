import type { Tone } from '../../shared/ui/mark.tsx'

export const causeNames = {
  days: '天数',
  price: '价格版本',
  quantity: '数量',
  rounding: '舍入',
  excluded: '不予结算',
  apart: '独立结算',
  deducted: '扣减',
  unknown: '资源不明',
  item: '服务项不同',
  'missing-theirs': '对方缺',
  'missing-ours': '本方缺',
  duplicate: '重复',
  arithmetic: '对方算式不符',
  unexplained: '未能说明',
} as const
export type CauseKind = keyof typeof causeNames

export const stateNames = { open: '待处理', accepted: '采纳', rejected: '不采纳', corrected: '已更正档案' } as const
export type DifferenceState = keyof typeof stateNames
export const stateTones: Readonly<Record<DifferenceState, Tone>> = { open: 'amber', accepted: 'blue', rejected: 'grey', corrected: 'green' }

/** What can be decided of differences that stand in a state. */
export const decisionNames = {
  accepted: '采纳：对方正确',
  rejected: '不采纳：本方正确',
  corrected: '已更正档案',
  open: '重新处理',
} as const

export const remedyWords = {
  return: '结算单尚未封存：请在结算单中退回，更正档案后重新核算。',
  correction: '结算单已封存：请在结算单中提出结算更正。',
} as const

/** The columns of a bill, as the server reads them. */
export const importColumns =
  '资源编号、自有编号（两者填一项即可）、服务项编码、起、止、数量、单价、天数、金额（服务项编码、单价、天数可以没有）'

export const need = (message: string) => [{ required: true, whitespace: true, message }]
export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

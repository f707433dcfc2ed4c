import type { Tone } from '../../shared/ui/mark.tsx'

export const stateNames: Readonly<Record<string, string>> = {
  draft: '待核算',
  accounted: '已核算，待审核',
  reviewed: '已审核，待封存',
  returned: '已退回',
  sealed: '已封存',
}
export const stateTones: Readonly<Record<string, Tone>> = { accounted: 'blue', reviewed: 'blue', returned: 'amber', sealed: 'green' }
export const eventNames: Readonly<Record<string, string>> = { accounted: '核算', reviewed: '审核通过', returned: '退回', sealed: '封存' }

/** By what a statement's sums are drawn up. */
export const groundNames = { unit: '按单位', system: '按系统', provider: '按云服务商', category: '按类别', channel: '按经费渠道' } as const
export type Ground = keyof typeof groundNames

export const paymentNames = { none: '未付', partly: '部分付款', fully: '已付清', over: '多付' } as const
export const paymentTones: Readonly<Record<keyof typeof paymentNames, Tone>> = {
  none: 'amber',
  partly: 'blue',
  fully: 'green',
  over: 'red',
}

export const correctionNames = { proposed: '待审批', approved: '已同意', rejected: '不同意', withdrawn: '已撤回' } as const
export const correctionTones: Readonly<Record<keyof typeof correctionNames, Tone>> = {
  proposed: 'amber',
  approved: 'green',
  rejected: 'grey',
  withdrawn: 'grey',
}

export const runNames: Readonly<Record<string, string>> = { account: '核算', seal: '封存', compare: '比对' }

export const need = (message: string) => [{ required: true, whitespace: true, message }]

/** In what a resource differs from the statement. */
export const causeNames = {
  days: '计费天数',
  quantity: '数量',
  price: '价格',
  rule: '结算规则',
  metered: '计量数量',
  new: '原单未列',
  gone: '现已不计费',
  amount: '只有金额不同',
} as const

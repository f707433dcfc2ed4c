import type { Tone } from '../../shared/ui/mark.tsx'

export const kindNames = { technical: '技术文档', contact: '联系人', report: '报告' } as const
export type PaperKind = keyof typeof kindNames
export const stateNames = { pending: '未到起始日', valid: '有效', frozen: '已冻结', expired: '已到期', revoked: '已收回' } as const
export const stateTones: Readonly<Record<keyof typeof stateNames, Tone>> = {
  pending: 'blue',
  valid: 'green',
  frozen: 'amber',
  expired: 'grey',
  revoked: 'grey',
}
export const emergencyNames = { asked: '待第二人同意', open: '可查阅', lapsed: '逾期未获同意', ended: '已结束' } as const
export const emergencyTones: Readonly<Record<keyof typeof emergencyNames, Tone>> = {
  asked: 'amber',
  open: 'red',
  lapsed: 'grey',
  ended: 'grey',
}
export const groundNames = { own: '本单位', authorization: '经授权', emergency: '紧急查阅' } as const
export const eventNames = {
  given: '作出授权',
  renamed: '变更被授权人员',
  frozen: '冻结授权',
  unfrozen: '解除冻结',
  revoked: '收回授权',
  asked: '请求紧急查阅',
  seconded: '同意紧急查阅',
  look: '查阅',
} as const
export const eventTones: Partial<Readonly<Record<keyof typeof eventNames, Tone>>> = {
  asked: 'red',
  seconded: 'red',
  frozen: 'amber',
  look: 'blue',
}

export const need = (message: string) => [{ required: true, message }]
export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

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
export const groundNames = { unit: '按单位', system: '按系统', provider: '按云服务商', category: '按类别' } as const
export type Ground = keyof typeof groundNames

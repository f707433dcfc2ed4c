import type { Tone } from '../../shared/ui/mark.tsx'

export const stateNames = { reported: '待确认', confirmed: '已确认', objected: '有异议' } as const
export const stateTones: Readonly<Record<keyof typeof stateNames, Tone>> = { reported: 'amber', confirmed: 'green', objected: 'red' }
export const basisNames = { hour: '按小时', work: '按工作量', metered: '按计量' } as const
/** The columns of a file of quantities, as the server reads them. */
export const importColumns = '资源编号、自有编号（两者填一项即可）、起、止、数量、说明'
/** So many records are confirmed at once. */
export const confirmMost = 200

export const need = (message: string) => [{ required: true, message }]
export const needQuantity = [
  { required: true, message: '请填写数量' },
  { pattern: /^\d{1,10}(\.\d{1,4})?$/, message: '请填写数字，至多十位整数、四位小数' },
]
export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

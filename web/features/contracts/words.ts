export const kindNames = { provider: '云服务商合同', agency: '综合服务机构合同' } as const
export const need = (message: string) => [{ required: true, message }]

export const poolKindNames = { general: '通用', industry: '行业云' } as const
export const poolLevelNames = { province: '省级', city: '市级', county: '县级' } as const
export const separateName = (separate: boolean | null): string => (separate === null ? '未说明' : separate ? '物理隔离' : '未物理隔离')
export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** A share between 0 and 1 as per cent, without rounding: `0.9985` → `99.85%`. */
export const percent = (share: string): string => {
  const [whole = '0', part = ''] = share.split('.')
  const digits = `${whole}${part.padEnd(4, '0')}`.replace(/^0+(?=\d{3})/, '')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`
}

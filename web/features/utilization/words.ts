import type { Tone } from '../../shared/ui/mark.tsx'

export const indicatorNames = { cpu: '处理器', memory: '内存', storage: '存储' } as const
export const seasonNames = { peak: '业务高峰期', trough: '业务低谷期' } as const
export const outageNames = { fault: '故障', planned: '计划内中断', 'force-majeure': '不可抗力' } as const
export const outageTones: Readonly<Record<keyof typeof outageNames, Tone>> = { fault: 'red', planned: 'blue', 'force-majeure': 'grey' }
export const findingNames = { open: '待回应', answered: '已回应', void: '不再成立' } as const
export const findingTones: Readonly<Record<keyof typeof findingNames, Tone>> = { open: 'amber', answered: 'green', void: 'grey' }
/** The columns of a usage file, as the server reads them. */
export const importColumns =
  '单位名称、系统名称、指标（处理器、内存、存储）、网络区域、起始日期、截止日期、平均利用率、峰值利用率、占额度比例'

export const need = (message: string) => [{ required: true, message }]
export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** A share in percent; what was not measured is a dash. */
export const percent = (text: string | null | undefined): string => (text === null || text === undefined ? '—' : `${text}%`)

/** What a figure is of: `处理器`, `处理器 · 互联网区`. */
export const seriesName = ({ indicator, zone }: { indicator: keyof typeof indicatorNames; zone: string }): string =>
  zone ? `${indicatorNames[indicator]} · ${zone}` : indicatorNames[indicator]

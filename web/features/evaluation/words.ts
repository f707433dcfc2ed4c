import type { Tone } from '../../shared/ui/mark.tsx'

export const stateNames = { open: '评分中', concluded: '已汇总、待公布', published: '已公布' } as const
export const stateTones: Readonly<Record<keyof typeof stateNames, Tone>> = { open: 'blue', concluded: 'amber', published: 'green' }
export const originNames = { computed: '平台计算', survey: '满意度调查', scored: '评分' } as const
export const objectionNames = { open: '待处理', upheld: '异议成立', dismissed: '异议不成立' } as const
export const objectionTones: Readonly<Record<keyof typeof objectionNames, Tone>> = { open: 'amber', upheld: 'green', dismissed: 'grey' }
export const everyNames = {
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  cycle: '每个结算周期',
  'contract-year': '每个合同年度',
} as const
/** Answers of a survey: 1 to 5. */
export const answerNames = ['很不满意', '不满意', '一般', '满意', '很满意'] as const

export const need = (message: string) => [{ required: true, message }]
export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** Grades with their lowest scores: `90 分以上优秀，60 分以上合格，其余不合格`. */
export const gradesText = (grades: readonly { readonly name: string; readonly from: string }[]): string =>
  grades.map(({ name, from }) => (Number(from) === 0 ? `其余${name}` : `${from} 分以上${name}`)).join('，')

const greatest = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatest(b, a % b))

/** A fraction that two places cannot hold, in its lowest terms: `200/3`; null for all others. */
export function unrounded(exact: string): string | null {
  const [over, under] = exact.split('/').map(BigInt)
  if (over === undefined || !under || (over * 100n) % under === 0n) return null
  const part = greatest(over, under)
  return `${over / part}/${under / part}`
}

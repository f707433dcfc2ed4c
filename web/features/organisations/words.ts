export const budgetNames = { level: '本级预算单位', 'outside-level': '非本级预算单位' } as const
export const natureNames = {
  government: '党政机关',
  'class-one': '公益一类事业单位',
  'class-two': '公益二类事业单位',
  enterprise: '企业',
  other: '其他',
} as const
export const need = (message: string) => [{ required: true, message }]

export const budgetNames = { level: '本级预算单位', 'outside-level': '非本级预算单位' } as const
export const need = (message: string) => [{ required: true, message }]

export const budgetNames = { level: '本级预算单位', 'outside-level': '非本级预算单位' } as const

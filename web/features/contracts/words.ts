export const kindNames = { provider: '云服务商合同', agency: '综合服务机构合同' } as const
export const need = (message: string) => [{ required: true, message }]

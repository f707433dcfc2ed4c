export const kindNames = { new: '新建', built: '已建', superior: '上级统一推广' } as const
export const statusNames = { 'on-cloud': '已上云', 'to-migrate': '待迁移', exempt: '不宜上云' } as const
export const mlpsName = (level: number): string => `等保${['一', '二', '三', '四', '五'][level - 1] ?? level}级`

export const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

export const domesticName = (domestic: boolean | null): string => (domestic === null ? '未说明' : domestic ? '已完成适配' : '未完成适配')
export const domesticOptions = [true, false, null].map((value) => ({ value, label: domesticName(value) }))

export const basisNames = { month: '按月', year: '按年', once: '按次', free: '免费' } as const
export const kindNames = { ceiling: '最高限价', final: '最终价格' } as const
export const importColumns = '编码、一级分类、二级分类、三级分类、名称、规格、计量单位、计价方式、最高限价、最终价格'

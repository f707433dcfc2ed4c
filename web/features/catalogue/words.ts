export const basisNames = {
  month: '按月',
  year: '按年',
  term: '按约定期',
  day: '按日',
  hour: '按小时',
  work: '按工作量',
  metered: '按计量',
  once: '按次',
  free: '免费',
} as const
export const tierModeNames = {
  graduated: '分段（各部分按各档价格）',
  volume: '按档（全部按所达档的价格）',
  package: '整档（所达档一个总价）',
} as const
export const kindNames = { ceiling: '最高限价', final: '最终价格' } as const
export const importColumns = '编码、一级分类、二级分类、三级分类、名称、规格、计量单位、计价方式、最高限价、最终价格'
export const tariffColumns = '约定月数（如 36）、阶梯（如 分段：≤5:20；>5:36）、免费额度（如 2/单位、1000/资源）、最低计费月数（如 12）'

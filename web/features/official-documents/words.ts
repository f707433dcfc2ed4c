/** Groups of documents that are numbered together. */
export const seriesNames = {
  letter: '函件',
  notice: '通知、通报',
  opinion: '意见、决定',
  order: '工单',
  form: '表单、协议、证明',
  statement: '结算、考评',
} as const

export const aboutNames = { case: '办件', statement: '结算单', scorecard: '考评表' } as const
export const aboutPaths = { case: '/cases', statement: '/statements', scorecard: '/evaluations' } as const

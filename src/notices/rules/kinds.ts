/** The kinds of notices: what a person chooses by, each with the name it has on screens and the file of its sentences. */
export const kinds = {
  turn: '轮到办理',
  case: '办件进展',
  deadline: '临近期限',
  overdue: '逾期',
  document: '收到文书',
  duty: '义务',
  'work-order': '工单与云资源',
  usage: '利用率与服务中断',
  metering: '计量',
  evaluation: '考评',
  statement: '结算与付款',
  budget: '预算',
  reconciliation: '账单核对',
  contract: '合同与资源池',
  catalogue: '服务目录与价格',
  rights: '授权与查阅',
  system: '信息系统',
  organisation: '单位与办法',
  account: '人员账号',
  delivery: '消息投递',
} as const satisfies Record<string, string>

export type Kind = keyof typeof kinds

export const kindNames = Object.keys(kinds) as Kind[]
export const isKind = (word: string): word is Kind => Object.hasOwn(kinds, word)

import type { QueryOf } from '../../shared/api/types.ts'

export type Kind = NonNullable<QueryOf<'/notices'>['kind']>

/** The kinds of notices, as people choose by them. */
export const kindNames: Readonly<Record<Kind, string>> = {
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
}

export const kindOptions = Object.entries(kindNames).map(([value, label]) => ({ value: value as Kind, label }))
export const nameOfKind = (kind: string): string => (Object.hasOwn(kindNames, kind) ? kindNames[kind as Kind] : kind)
export const isKind = (word: string | undefined): word is Kind => word !== undefined && Object.hasOwn(kindNames, word)

export const hookStates = { active: '启用', paused: '暂停', failed: '失败停用', withdrawn: '已撤销' } as const
export const deliveryStates = { waiting: '等待投递', sent: '已送达', 'given-up': '已放弃' } as const
export const isDeliveryState = (word: string | undefined): word is keyof typeof deliveryStates =>
  word !== undefined && Object.hasOwn(deliveryStates, word)

/** What sentences may have filled in. */
export const placeNames = [
  '办理人',
  '办理单位',
  '所属单位',
  '事项',
  '环节',
  '经过环节',
  '轮到',
  '结果',
  '期限',
  '原期限',
  '原因',
  '依据',
] as const

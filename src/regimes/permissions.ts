import type { Regime } from './model.ts'

/**
 * The permission words: what a party's `may` can grant, and what the guard of every operation asks for.
 * What a party does inside a procedure needs no word: the step's `by` grants it.
 */
export const permissions = {
  'catalogue.draft': '编制服务目录（新增、修改、导入服务项）',
  'catalogue.ceiling': '确定最高限价',
  'catalogue.price': '确定最终价格',
  'catalogue.publish': '发布年度服务目录',
  'contract.sign': '登记采购合同',
  'contract.consent': '同意超出合同范围的服务纳入结算',
  'blacklist.manage': '登记严重失信主体',
  'pool.manage': '登记云资源池及其纳管情况',
  'connection.report': '上报监测数据与对接状态',
  'connection.read': '查看对接状态',
  'system.register': '登记政务信息系统',
  'system.read': '查看政务信息系统',
  'case.begin': '发起申请',
  'case.read': '查看办件',
  'work-order.carry-out': '执行工单',
  'resource.read': '查看云资源',
  'metering.report': '上报计量数量',
  'metering.confirm': '确认计量数量',
  'metering.read': '查看计量数量',
  'statement.read': '查看结算单',
  'statement.account': '汇总核算结算单',
  'statement.review': '审核结算单',
  'statement.seal': '封存结算单',
  'statement.pay': '登记付款',
  'statement.correct': '提出结算更正',
  'reconciliation.manage': '核对云服务商账单',
  'assessment.record': '登记评估报告',
  'budget.read': '查看预算',
  'budget.manage': '编制与下达预算',
  'duty.read': '查看义务',
  'duty.fulfil': '履行义务、提交证明',
  'duty.manage': '设定义务周期、宣布重要时期、准予豁免',
  'usage.report': '上报资源利用情况',
  'usage.inspect': '核查云资源实际用途',
  'usage.read': '查看资源利用情况',
  'season.declare': '报备业务高峰和低谷期',
  'outage.report': '登记服务中断',
  'evaluation.scale': '设定考评权重与等次',
  'evaluation.conduct': '组织考评、汇总并公布结果',
  'evaluation.score': '评分',
  'evaluation.answer': '填写满意度调查',
  'evaluation.object': '对考评结果提出异议',
  'evaluation.read': '查看考评',
  'paper.keep': '保管受保护的系统资料',
  'authorization.give': '授权他人查阅受保护资料',
  'authorization.govern': '冻结、恢复、收回授权',
  'authorization.emergency': '紧急查阅（两人）',
  'authorization.read': '查看授权与查阅记录',
  'measure.try': '上传并推演办法草案',
  'organisation.manage': '管理单位与职责',
  'organisation.read': '查看单位名录',
  'jurisdiction.manage': '管理适用区域',
  'person.manage': '管理人员账号',
  'session.manage': '解除锁定、强制退出',
  'webhook.manage': '管理本单位的消息推送',
  'delivery.read': '查看消息投递记录',
  'sentence.manage': '修改消息文字',
  'audit.read': '查看审计记录',
  'holiday.enter': '录入节假日安排',
  'holiday.approve': '核准节假日安排',
  'job.manage': '查看与重新运行后台任务',
  'setting.read': '查看平台的运行设置',
} as const satisfies Record<string, string>

export type Permission = keyof typeof permissions

/** What the platform itself lets a party do: no text of a measure speaks of it, and it is never told as one. */
export const ofThePlatform: ReadonlySet<Permission> = new Set<Permission>(['measure.try'])

/** What the measure's duties and evaluations let a party do, beside what its `may` says. */
export function wordsFor({ duties, evaluations }: Pick<Regime, 'duties' | 'evaluations'>, party: string): Permission[] {
  const words: readonly (readonly [Permission, boolean])[] = [
    ['duty.fulfil', duties.some(({ by }) => by === party)],
    ['evaluation.conduct', evaluations.some(({ by }) => by === party)],
    ['evaluation.scale', evaluations.some(({ by }) => by === party)],
    ['evaluation.object', evaluations.some(({ of }) => of === party)],
    ['evaluation.answer', evaluations.some(({ dimensions }) => dimensions.some(({ survey }) => survey === party))],
    ['evaluation.score', evaluations.some(({ dimensions }) => dimensions.some(({ by }) => by.includes(party)))],
  ]
  return words.flatMap(([word, granted]) => (granted ? [word] : []))
}

/** What people call a permission word. */
export const permissionName = (word: string): string => (isPermission(word) ? permissions[word] : word)

export const isPermission = (word: string): word is Permission => Object.hasOwn(permissions, word)

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
  'statement.read': '查看结算单',
  'statement.account': '汇总核算结算单',
  'statement.review': '审核结算单',
  'statement.seal': '封存结算单',
  'organisation.manage': '管理单位与职责',
  'organisation.read': '查看单位名录',
  'jurisdiction.manage': '管理适用区域',
  'person.manage': '管理人员账号',
  'session.manage': '解除锁定、强制退出',
  'audit.read': '查看审计记录',
} as const satisfies Record<string, string>

export type Permission = keyof typeof permissions

/** What people call a permission word. */
export const permissionName = (word: string): string => (isPermission(word) ? permissions[word] : word)

export const isPermission = (word: string): word is Permission => Object.hasOwn(permissions, word)

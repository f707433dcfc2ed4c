/** What a fact holds: `yes-no` is true or false; `number` is an exact decimal; `names` are several texts; a fact may be missing. */
export interface FactRule {
  readonly holds: 'text' | 'number' | 'day' | 'yes-no' | 'names' | readonly string[]
  readonly says: string
}

type FactRules = Readonly<Record<string, FactRule>>

// What is known of a unit, a system, a provider, a pool and an order, wherever an occasion knows them.

export const unit = {
  'unit.name': { holds: 'text', says: '使用单位名称' },
  'unit.budget': { holds: ['level', 'outside-level'], says: '使用单位是否属本级预算：level 本级，outside-level 非本级' },
  'unit.area': { holds: 'text', says: '使用单位所属区划' },
  'unit.nature': {
    holds: ['government', 'class-one', 'class-two', 'enterprise', 'other'],
    says: '单位性质：government 党政机关，class-one 公益一类事业单位，class-two 公益二类事业单位，enterprise 企业，other 其他',
  },
  'unit.at': { holds: 'names', says: '该单位未办结的办件所处的步骤，如 rectify.stopped' },
  'unit.grade': { holds: 'text', says: '该单位最近一次考评的等次' },
} as const satisfies FactRules
export const provider = {
  'provider.name': { holds: 'text', says: '云服务商名称' },
  'provider.at': { holds: 'names', says: '该云服务商未办结的办件所处的步骤，如 terminate.transition' },
  'provider.grade': { holds: 'text', says: '该云服务商最近一次考评的等次' },
} as const satisfies FactRules
/** What a whole statement is adjusted by (`money: adjustment`). */
export const adjusted = {
  'unit.name': unit['unit.name'],
  'unit.grade': unit['unit.grade'],
  'provider.name': provider['provider.name'],
  'provider.grade': provider['provider.grade'],
  'provider.assessment': { holds: 'number', says: '评估报告核定的结算比例（%）' },
} as const satisfies FactRules
export const system = {
  'system.name': { holds: 'text', says: '系统名称' },
  'system.classified': { holds: 'yes-no', says: '系统是否涉密' },
  'system.kind': { holds: ['new', 'built', 'superior'], says: '系统类型：new 新建，built 已建，superior 上级统一推广' },
  'system.mlps': { holds: 'number', says: '网络安全等级保护级别（1 至 5）' },
  'system.status': { holds: ['on-cloud', 'to-migrate', 'exempt'], says: '上云状态：on-cloud 已上云，to-migrate 待迁移，exempt 不宜上云' },
  'system.exemption': { holds: 'text', says: '不宜上云的法律依据' },
  'system.purpose': { holds: 'text', says: '系统用途' },
  'system.budget-channel': { holds: 'text', says: '系统经费渠道' },
  'system.domestic': { holds: 'yes-no', says: '系统是否完成信创适配' },
  'system.hosted-elsewhere': { holds: 'yes-no', says: '系统现在是否部署在第三方云或自建机房' },
  'system.hosting-ends-on': { holds: 'day', says: '第三方云服务合同到期日' },
  'system.construction-ends-on': { holds: 'day', says: '批复的项目建设期截止日' },
  'system.findings': { holds: 'names', says: '该系统最近一期利用率触发的规则名' },
} as const satisfies FactRules
export const pool = {
  'pool.name': { holds: 'text', says: '资源池名称' },
  'pool.legacy': { holds: 'yes-no', says: '是否存量资源池' },
  'pool.self-controllable': { holds: 'yes-no', says: '是否采用自主可控软硬件' },
  'pool.mlps': { holds: 'number', says: '资源池通过测评的等级保护级别' },
  'pool.zone': { holds: 'text', says: '网络区域' },
  'pool.level': { holds: ['province', 'city', 'county'], says: '资源池所属层级：province 省级，city 市级，county 县级' },
  'pool.kind': { holds: ['general', 'industry'], says: '资源池种类：general 通用，industry 行业云' },
  'pool.plan': { holds: 'text', says: '资源池所依据的规划' },
  'pool.dedicated': { holds: 'yes-no', says: '是否专属资源池' },
  'pool.grounds': { holds: 'text', says: '设立专属资源池的理由' },
  'pool.approval': { holds: 'text', says: '同意设立资源池的文号' },
  'pool.separate': { holds: 'yes-no', says: '是否与其他网络区域的资源池物理隔离' },
  'pool.conformity': { holds: 'text', says: '符合国家有关要求的证明' },
} as const satisfies FactRules
export const order = {
  'order.expands': { holds: 'yes-no', says: '申请是否增加已有系统的资源' },
  'order.shrinks': { holds: 'yes-no', says: '申请是否减少已有系统的资源' },
} as const satisfies FactRules

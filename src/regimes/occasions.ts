/** What a fact holds: `yes-no` is true or false; `number` is an exact decimal; `names` are several texts; a fact may be missing. */
export interface FactRule {
  readonly holds: 'text' | 'number' | 'day' | 'yes-no' | 'names' | readonly string[]
  readonly says: string
}

interface Occasion {
  readonly says: string
  readonly facts: Readonly<Record<string, FactRule>>
  /** True where what was filled in counts as well: `field.<name>` for every field that a procedure asks. */
  readonly fields?: true
  /** What a finding may be about, where it may begin a case (`opens`). */
  readonly opens?: 'case' | 'unit' | 'provider' | 'unit-or-provider'
  /** Facts of one line, for rules with `each: line`. */
  readonly line?: Readonly<Record<string, FactRule>>
}

const unit = {
  'unit.name': { holds: 'text', says: '使用单位名称' },
  'unit.budget': { holds: ['level', 'outside-level'], says: '使用单位是否属本级预算：level 本级，outside-level 非本级' },
  'unit.area': { holds: 'text', says: '使用单位所属区划' },
  'unit.nature': {
    holds: ['government', 'class-one', 'class-two', 'enterprise', 'other'],
    says: '单位性质：government 党政机关，class-one 公益一类事业单位，class-two 公益二类事业单位，enterprise 企业，other 其他',
  },
  'unit.at': { holds: 'names', says: '该单位未办结的办件所处的步骤，如 rectify.stopped' },
  'unit.grade': { holds: 'text', says: '该单位最近一次考评的等次' },
} as const
const provider = {
  'provider.name': { holds: 'text', says: '云服务商名称' },
  'provider.at': { holds: 'names', says: '该云服务商未办结的办件所处的步骤，如 terminate.transition' },
  'provider.grade': { holds: 'text', says: '该云服务商最近一次考评的等次' },
} as const
const system = {
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
} as const
const pool = {
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
} as const
const order = {
  'order.expands': { holds: 'yes-no', says: '申请是否增加已有系统的资源' },
  'order.shrinks': { holds: 'yes-no', says: '申请是否减少已有系统的资源' },
} as const

/** The occasions on which a pack's rules are judged, and the facts that each gives them. */
export const occasions = {
  'system.register': { says: '登记或修改政务信息系统时', facts: { ...unit, ...system } },
  'original.retire': {
    says: '原系统下线时',
    facts: {
      ...unit,
      ...system,
      'original.cut-over-on': { holds: 'day', says: '割接上线日' },
      'original.retire-on': { holds: 'day', says: '原系统下线日' },
    },
  },
  'order.submit': {
    says: '提交申请时（含重新提交）',
    fields: true,
    facts: {
      ...unit,
      ...system,
      ...provider,
      ...order,
      procedure: { holds: 'text', says: '程序名，如 apply' },
      'provider.contracted': { holds: 'yes-no', says: '所选云服务商当日是否有有效合同' },
      'provider.blacklisted': { holds: 'yes-no', says: '所选云服务商当日是否列入严重失信主体名单' },
      'wanted.listed': { holds: 'yes-no', says: '目录外申请所填的名称或编码是否已在现行服务目录内' },
      'wanted.name': { holds: 'text', says: '目录外申请所填名称' },
    },
    line: {
      ...pool,
      'item.name': { holds: 'text', says: '服务项名称' },
      'item.listed': { holds: 'yes-no', says: '服务项是否在现行服务目录内' },
      'item.priced': { holds: 'yes-no', says: '服务项当日是否已有最终价格' },
      'line.number': { holds: 'number', says: '行号' },
      'line.quantity': { holds: 'number', says: '申请数量' },
      'line.increase': { holds: 'number', says: '比现有数量增加的数量（减少为负）' },
    },
  },
  'price.set': {
    says: '确定价格时',
    facts: {
      'item.name': { holds: 'text', says: '服务项名称' },
      'price.kind': { holds: ['ceiling', 'final'], says: '价格种类：ceiling 最高限价，final 最终价格' },
      'price.amount': { holds: 'number', says: '价格（元）' },
      'price.ceiling': { holds: 'number', says: '起始日的最高限价（元）；未定时缺' },
      'price.final': { holds: 'number', says: '起始日的最终价格（元）；未定时缺' },
      'price.from': { holds: 'day', says: '价格的起始日' },
      'price.today': { holds: 'day', says: '确定价格的当日' },
      'price.replaces': { holds: 'yes-no', says: '该服务项此前是否已有同类价格（即本次为调整）' },
    },
  },
  'contract.sign': {
    says: '登记合同时',
    facts: {
      'contract.kind': { holds: ['provider', 'agency'], says: '合同种类：provider 云服务商合同，agency 综合服务机构合同' },
      'counterparty.name': { holds: 'text', says: '对方名称' },
      'counterparty.blacklisted': { holds: 'yes-no', says: '对方是否列入严重失信主体名单' },
      'counterparty.affiliated': { holds: 'yes-no', says: '对方是否为云服务商或与其有控股关系' },
    },
  },
  'pool.register': { says: '登记资源池时', facts: { ...pool } },
  'settlement.line': {
    says: '核算每一行费用时',
    facts: {
      ...unit,
      ...provider,
      'provider.availability': { holds: 'number', says: '该期间云服务商的服务可用率（%）' },
      'allocation.contracted': { holds: 'yes-no', says: '该资源是否在合同范围和核实的数量之内（或已获同意）' },
      'pool.supervised': { holds: 'yes-no', says: '该期间资源池是否纳入统一监管' },
      'service.qualified': { holds: 'yes-no', says: '该期间服务是否合格' },
    },
  },
  'step.leave': {
    says: '办理一个步骤、离开该步骤时',
    fields: true,
    opens: 'case',
    facts: {
      ...unit,
      ...system,
      ...provider,
      ...order,
      step: { holds: 'text', says: '所在步骤，如 adjust.tell' },
      outcome: { holds: 'text', says: '所选结果，如 approve' },
      today: { holds: 'day', says: '办理当日' },
    },
  },
  'step.overdue': {
    says: '步骤逾期时',
    opens: 'case',
    facts: { ...unit, ...system, ...provider, step: { holds: 'text', says: '逾期的步骤，如 emergency.regularise' } },
  },
  'usage.reported': {
    says: '登记一期资源利用情况时',
    opens: 'unit',
    facts: {
      ...unit,
      ...system,
      'usage.indicator': { holds: ['cpu', 'memory', 'storage'], says: '指标：cpu 处理器，memory 内存，storage 存储' },
      'usage.zone': { holds: 'text', says: '网络区域' },
      'usage.from': { holds: 'day', says: '统计期首日' },
      'usage.to': { holds: 'day', says: '统计期末日' },
      'usage.mean': { holds: 'number', says: '平均利用率（%）' },
      'usage.peak': { holds: 'number', says: '峰值利用率（%）' },
      'usage.ratio': { holds: 'number', says: '用量占核定额度的比例（%）' },
      'usage.season': { holds: ['peak', 'trough'], says: '是否在报备的业务周期内：peak 高峰期，trough 低谷期' },
    },
  },
  'resource.used': {
    says: '核查云资源实际用途时',
    opens: 'unit',
    facts: {
      ...unit,
      ...system,
      'item.name': { holds: 'text', says: '服务项名称' },
      'use.system': { holds: 'text', says: '核查发现实际使用该资源的系统' },
      'use.same-system': { holds: 'yes-no', says: '是否由申请时的系统使用' },
      'use.as-applied': { holds: 'yes-no', says: '是否按申请的用途使用' },
      'use.idle': { holds: 'yes-no', says: '是否闲置' },
    },
  },
  'monitoring.reported': {
    says: '云服务商上报监测数据时',
    opens: 'provider',
    facts: {
      ...provider,
      'monitoring.completeness': { holds: 'number', says: '监测数据完整率（%）' },
      'monitoring.accuracy': { holds: 'number', says: '监测数据准确率（%）' },
      'monitoring.delay': { holds: 'number', says: '监测数据时延（秒）' },
    },
  },
  'duty.overdue': {
    says: '义务逾期时',
    opens: 'unit-or-provider',
    facts: {
      ...unit,
      ...provider,
      duty: { holds: 'text', says: '义务名，如 monthly-report' },
      'duty.name': { holds: 'text', says: '义务的中文名称' },
      'duty.due': { holds: 'day', says: '应履行之日' },
    },
  },
  'evaluation.concluded': {
    says: '公布考评结果时',
    opens: 'unit-or-provider',
    facts: {
      ...unit,
      ...provider,
      evaluation: { holds: 'text', says: '考评名，如 unit-annual' },
      'evaluation.score': { holds: 'number', says: '总分' },
      'evaluation.grade': { holds: 'text', says: '等次' },
    },
  },
} as const satisfies Record<string, Occasion>

export type OccasionName = keyof typeof occasions

/** The facts of one occasion as they are handed to the judge: missing ones are null. */
export type Facts = Readonly<Record<string, Fact>>
export type Fact = string | boolean | null | readonly string[]

export const occasion = (name: string): Occasion | undefined =>
  Object.hasOwn(occasions, name) ? occasions[name as OccasionName] : undefined

import { type FactRule, order, pool, provider, system, unit } from './facts.ts'

export type { FactRule } from './facts.ts'

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
      'price.basis': {
        holds: ['month', 'year', 'term', 'day', 'hour', 'work', 'metered', 'once'],
        says: '计价方式：month 按月，year 按年，term 按约定期，day 按日，hour 按小时，work 按工作量，metered 按计量，once 按次',
      },
      'price.negotiated': { holds: 'yes-no', says: '是否为一家云服务商的议价' },
      'price.amount': { holds: 'number', says: '价格（元）' },
      'price.ceiling': { holds: 'number', says: '起始日的最高限价（元），折合为该价格的期间；未定时缺' },
      'price.final': { holds: 'number', says: '起始日的最终价格（元），折合为该价格的期间；未定时缺' },
      'price.above-ceiling': {
        holds: 'yes-no',
        says: '在某一数量上最终价格是否高于最高限价（阶梯、整档、免费额度逐一数量比较；定最高限价时，与各现行最终价格比较）',
      },
      'price.above-at': { holds: 'number', says: '高于最高限价的最小数量；不高于时缺' },
      'price.above-costs': { holds: 'number', says: '该数量按最终价格计的金额（元）；不高于时缺' },
      'price.above-allows': { holds: 'number', says: '该数量按最高限价计的金额（元），限价没有这一数量的为 0；不高于时缺' },
      'price.from': { holds: 'day', says: '价格的起始日' },
      'price.today': { holds: 'day', says: '确定价格的当日' },
      'price.minimum-months': { holds: 'number', says: '最低计费月数；没有为 0' },
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
      'service.settled-elsewhere': { holds: 'yes-no', says: '该期间的服务是否已按另一部办法或另一合同结算' },
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

/** What a fact holds: `yes-no` is true or false; `number` is an exact decimal; a fact may be missing. */
export interface FactRule {
  readonly holds: 'text' | 'number' | 'day' | 'yes-no' | readonly string[]
  readonly says: string
}

interface Occasion {
  readonly says: string
  readonly facts: Readonly<Record<string, FactRule>>
  /** Facts of one line, for rules with `each: line`. */
  readonly line?: Readonly<Record<string, FactRule>>
}

const unit = {
  'unit.name': { holds: 'text', says: '使用单位名称' },
  'unit.budget': { holds: ['level', 'outside-level'], says: '使用单位是否属本级预算：level 本级，outside-level 非本级' },
  'unit.area': { holds: 'text', says: '使用单位所属区划' },
} as const
const system = {
  'system.name': { holds: 'text', says: '系统名称' },
  'system.classified': { holds: 'yes-no', says: '系统是否涉密' },
  'system.kind': { holds: ['new', 'built', 'superior'], says: '系统类型：new 新建，built 已建，superior 上级统一推广' },
  'system.mlps': { holds: 'number', says: '网络安全等级保护级别（1 至 5）' },
  'system.status': { holds: ['on-cloud', 'to-migrate', 'exempt'], says: '上云状态：on-cloud 已上云，to-migrate 待迁移，exempt 不宜上云' },
  'system.exemption': { holds: 'text', says: '不宜上云的法律依据' },
} as const
const pool = {
  'pool.name': { holds: 'text', says: '资源池名称' },
  'pool.legacy': { holds: 'yes-no', says: '是否存量资源池' },
  'pool.self-controllable': { holds: 'yes-no', says: '是否采用自主可控软硬件' },
  'pool.mlps': { holds: 'number', says: '资源池通过测评的等级保护级别' },
  'pool.zone': { holds: 'text', says: '网络区域' },
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
    facts: {
      ...unit,
      ...system,
      procedure: { holds: 'text', says: '程序名，如 apply' },
      'provider.name': { holds: 'text', says: '所选云服务商名称' },
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
      'allocation.contracted': { holds: 'yes-no', says: '该资源是否在合同范围和核实的数量之内（或已获同意）' },
      'pool.supervised': { holds: 'yes-no', says: '该期间资源池是否纳入统一监管' },
      'service.qualified': { holds: 'yes-no', says: '该期间服务是否合格' },
    },
  },
} as const satisfies Record<string, Occasion>

export type OccasionName = keyof typeof occasions

/** The facts of one occasion as they are handed to the judge: missing ones are null. */
export type Facts = Readonly<Record<string, string | boolean | null>>

export const occasion = (name: string): Occasion | undefined =>
  Object.hasOwn(occasions, name) ? occasions[name as OccasionName] : undefined

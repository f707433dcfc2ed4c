import type { Stage } from '../../app/scenario/story.ts'
import { calendar } from '../../calendar/testing.ts'
import { createRegimes, faultInWords, readPack } from '../../regimes/index.ts'

// A measure that nobody issued, about supervision: cases about somebody, named organisations, terms until a day on file, findings that open cases,
// papers with addressees, and resources that are taken back.

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`
const article = (heading: string, text: string, kind: string, ...blocks: string[]) =>
  `### ${heading}\n\n${text}\n\n\`\`\`demand\n${kind}: 要求\n\`\`\`\n\n${blocks.map(block).join('\n')}`

const chapter = `## 第一章 总则

${article(
  '第一条',
  '各方各司其职。',
  'party',
  'party: user\nname: 使用单位\nsees: own\nmay: [system.register]',
  'party: leader\nname: 一级预算单位\nsees: own',
  'party: finance\nname: 财政部门\nsees: own',
  'party: reviewer\nname: 第三方机构\nsees: own',
  'party: district\nname: 区主管部门\nsees: area',
  'party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [contract.sign, pool.manage, catalogue.draft, catalogue.publish, catalogue.ceiling, catalogue.price]',
  'party: provider\nname: 云服务商\nsees: assigned\nmay: [work-order.carry-out]',
)}
${article(
  '第二条',
  '主管部门通知整改，抄送财政部门和一级预算单位；逾期的约谈；拒不整改的停止新增。',
  'step',
  'document: notice\nname: 整改通知书\nto: [user]\ncopies: [finance, leader, district]\nsays: |\n  {unit}：{opinion}，期限{due}',
  'document: circular\nname: 通报\npublished: true\nsays: |\n  {unit}拒不整改',
  'procedure: rectify\nname: 整改\nby: authority\nabout: user',
  `step: rectify.notice
name: 通知整改
by: authority
asks: [{ field: issue, label: 问题, required: true }, { field: by-day, label: 整改截止日, type: day }]
outcomes:
  send: { name: 发出, to: fix, opinion: required, issues: [notice] }
  drop: { name: 撤回, to: end, ends-as: withdrawn }`,
  `step: rectify.fix
name: 整改
by: user
within:
  - { until: field.by-day, when: { field.by-day: present } }
  - { until: system.construction-ends-on, when: { system.kind: new } }
  - { term: 3 working-days, when: { unit.nature: enterprise } }
  - 5 working-days
asks: [{ field: report, label: 整改情况, required: true }]
outcomes: { report: { name: 报告, to: recheck } }`,
  `step: rectify.recheck
name: 复查
by: authority
outcomes:
  pass: { name: 通过, to: end }
  stop: { name: 停止新增, to: stopped, opinion: required, issues: [circular] }`,
  'step: rectify.stopped\nname: 停止新增\nby: leader\noutcomes: { lift: { name: 解除, to: end } }',
  'procedure: talk\nname: 约谈\nby: authority\nabout: user',
  'step: talk.call\nname: 约谈\nby: authority\noutcomes: { done: { name: 已约谈, to: answer } }',
  'step: talk.answer\nname: 回复\nby: user\noutcomes: { done: { name: 已回复, to: end } }',
  'rule: stopped\non: order.submit\nwhen: { unit.at: rectify.stopped }\nthen: refuse\nsays: “{unit.name}”已停止新增资源',
  'rule: vague\non: step.leave\nwhen: { step: rectify.fix, field.report: 正在办 }\nthen: refuse\nsays: 整改情况应写明结果',
  'rule: late\non: step.overdue\nwhen: { step: rectify.fix }\nthen: flag\nopens: talk\nsays: “{unit.name}”整改逾期',
)}
${article(
  '第三条',
  '申请资源，使用期限一个月，到期收回。',
  'step',
  'procedure: apply\nname: 云资源申请\nby: user\norder: new\nprovider: single',
  'step: apply.draft\nname: 填写申请\nby: user\nlines: true\noutcomes: { submit: { name: 提交, to: approve } }',
  'step: apply.approve\nname: 审批\nby: leader\noutcomes: { approve: { name: 同意, to: deliver } }',
  'step: apply.deliver\nname: 交付\nby: provider\nwork: deliver\noutcomes:\n  done: { name: 交付完成, to: confirm }\n  cannot: { name: 无法交付, to: approve }',
  'step: apply.confirm\nname: 确认\nby: user\noutcomes: { confirm: { name: 确认, to: use } }',
  'step: apply.use\nname: 使用\nby: user\nwithin: 1 month\nelse: { to: reclaim, name: 到期收回 }\noutcomes: { stay: { name: 转为长期, to: end } }',
  'step: apply.reclaim\nname: 收回\nby: provider\nwork: reclaim\noutcomes: { done: { name: 收回完成, to: end } }',
  'rule: undelivered\non: step.leave\nwhen: { step: apply.deliver, outcome: cannot }\nthen: flag\nopens: account\nsays: “{provider.name}”未能交付',
  'procedure: account\nname: 说明情况\nby: authority\nabout: provider',
  'step: account.ask\nname: 要求说明\nby: authority\noutcomes: { ask: { name: 要求说明, to: answer } }',
  'step: account.answer\nname: 说明\nby: provider\noutcomes: { answer: { name: 说明, to: end } }',
)}
${article(
  '第四条',
  '云服务商调整平台须告知受影响的单位，并经第三方机构评估。',
  'step',
  'document: adjust-notice\nname: 调整告知书\nto: [user]\ncopies: [provider]\nsays: |\n  {field.affected}：{provider}将调整，评估机构{field.assessor}',
  'procedure: adjust\nname: 平台调整\nby: provider',
  `step: adjust.plan
name: 制定方案
by: provider
asks:
  - { field: affected, label: 受影响的单位, type: body, party: user, many: true, required: true }
  - { field: assessor, label: 评估机构, type: body, party: reviewer, required: true }
outcomes: { send: { name: 告知, to: assess, issues: [adjust-notice] } }`,
  'step: adjust.assess\nname: 评估\nby: reviewer\noutcomes:\n  opine: { name: 评估意见, to: consent, opinion: required }\n  return: { name: 退回, to: plan }',
  'step: adjust.consent\nname: 受影响单位意见\nby: user\noutcomes: { agree: { name: 同意, to: end } }',
)}
${article(
  '第五条',
  '云服务商可建议缩减，单位同意后调整；主管部门可责令注销。',
  'step',
  'procedure: advise\nname: 缩减建议\nby: provider\nabout: user\norder: change',
  'step: advise.draft\nname: 建议\nby: provider\nlines: true\noutcomes: { send: { name: 提出, to: consent } }',
  'step: advise.consent\nname: 单位意见\nby: user\noutcomes:\n  agree: { name: 同意, to: change }\n  disagree: { name: 不同意, to: end, ends-as: refused }',
  'step: advise.change\nname: 调整\nby: provider\nwork: change\noutcomes: { done: { name: 调整完成, to: end } }',
  'rule: grows\non: order.submit\nwhen: { procedure: advise, order.expands: true }\nthen: refuse\nsays: 建议只能缩减',
  'procedure: revoke\nname: 责令注销\nby: authority\nabout: user\norder: end',
  'step: revoke.draft\nname: 责令\nby: authority\nlines: true\noutcomes: { order: { name: 责令, to: reclaim } }',
  'step: revoke.reclaim\nname: 收回\nby: provider\nwork: reclaim\noutcomes: { done: { name: 收回完成, to: end } }',
)}
${article(
  '第六条',
  '主管部门指定云服务商后填写资源。',
  'step',
  'procedure: request\nname: 需求申请\nby: user\norder: new\nprovider: assigned',
  'step: request.need\nname: 提出需求\nby: user\nasks: [{ field: need, label: 需求, required: true }]\noutcomes: { submit: { name: 提交, to: assign } }',
  'step: request.assign\nname: 指定云服务商\nby: authority\nasks: [{ field: who, label: 云服务商, type: body, party: provider, as: provider }]\noutcomes: { assign: { name: 指定, to: detail } }',
  'step: request.detail\nname: 填写资源\nby: user\nlines: true\noutcomes: { submit: { name: 提交, to: deliver } }',
  'step: request.deliver\nname: 交付\nby: provider\nwork: deliver\noutcomes: { done: { name: 交付完成, to: confirm } }',
  'step: request.confirm\nname: 确认\nby: user\noutcomes: { confirm: { name: 确认, to: end } }',
)}
${article(
  '第七条',
  '按月计费。',
  'money',
  'money: charging\nby: month\nstarts: [apply.confirm.confirm, request.confirm.confirm]\nchanges: [advise.change.done]\nends: [apply.reclaim.done, revoke.reclaim.done]\ncounts: [start]',
  'money: cycle\nbegins: 09-01\nfirst: begins\naccounts: authority\nreviews: finance',
)}`

const head = (digest: string) => `---
id: watch-2024
title: 某地政务云监督办法
number: ''
issuer: 某地
place: 某地
issued: 2024-01-01
effective: 2024-01-01
expires: null
text: ${digest}
terms: {}
---
`
const read = (digest: string) => readPack({ folder: 'watch-2024', files: { 'measure.md': head(digest), '01-all.md': chapter } })
const digest = read('x').faults.flatMap(({ remedy }) => /text: (sha256:\w+)$/.exec(remedy)?.[1] ?? [])[0] ?? ''
const { regime, faults } = read(digest)
if (faults.length > 0) throw new Error(faults.map(faultInWords).join('\n'))

const system = (name: string, by: string, more: object = {}) => ({
  system: name,
  by,
  name: `系统${name}`,
  kind: 'built',
  mlps: 2,
  purpose: '政务',
  'budget-channel': '部门预算',
  ...more,
})

const stage: Stage = {
  regime: 'watch-2024',
  jurisdiction: '某地',
  actors: {
    authority: { name: '某地数据局', party: 'authority' },
    second: { of: 'authority' },
    finance: { name: '某地财政局', party: 'finance' },
    district: { name: '东区数据局', party: 'district', area: '东区' },
    west: { name: '西区数据局', party: 'district', area: '西区' },
    top: { name: '甲厅', party: 'leader' },
    near: { name: '甲总站', party: ['leader', 'user'], parent: 'top' },
    unit: { name: '甲站', party: 'user', parent: 'near', area: '东区' },
    firm: { name: '甲公司', party: 'user', nature: 'enterprise' },
    other: { name: '乙厅', party: ['user', 'leader'] },
    provider: { name: '甲云', party: 'provider' },
    rival: { name: '乙云', party: 'provider' },
    reviewer: { name: '甲评测', party: 'reviewer' },
    stranger: { name: '乙评测', party: 'reviewer' },
  },
  things: [
    { contract: 'c', by: 'authority', provider: 'provider', from: '2024-01-01', to: '2027-12-31', signed: '2024-01-01' },
    { pool: 'pool', by: 'authority', provider: 'provider', name: '新池', zone: '外网区', 'self-controllable': true },
    {
      item: 'vcpu',
      by: 'authority',
      code: 'VCPU',
      name: '虚拟CPU',
      unit: '核·月',
      basis: 'month',
      category: ['基础设施', '计算', '云主机'],
    },
    { edition: 2024, by: 'authority', from: '2024-01-01', items: ['vcpu'] },
    { ceiling: 'vcpu', by: 'authority', amount: '50.00', from: '2024-01-01' },
    { price: 'vcpu', by: 'authority', amount: '46.00', from: '2024-01-01' },
    system('unit', 'unit'),
    system('new', 'unit', { kind: 'new', 'construction-ends-on': '2025-03-01' }),
    system('open', 'unit', { kind: 'new' }),
    system('near', 'near'),
    system('other', 'other'),
  ],
}

export const supervised = { stage, regimes: createRegimes([regime], calendar) }

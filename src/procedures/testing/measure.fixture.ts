import { calendar } from '../../calendar/testing.ts'
import { createRegimes, faultInWords, readPack } from '../../regimes/index.ts'

// A measure that nobody issued, with what the real ones leave unused: a term that moves the case, a clock that stands, hours
// from an event, levels, opinions, conditional papers, fields of one outcome alone, a flag, and an exception to a rule.

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`
const article = (heading: string, text: string, kind: string, ...blocks: string[]) =>
  `### ${heading}\n\n${text}\n\n\`\`\`demand\n${kind}: 要求\n\`\`\`\n\n${blocks.map(block).join('\n')}`

const chapter = `## 第一章 总则

${article(
  '第一条',
  '各方各司其职。',
  'party',
  'party: user\nname: 使用单位\nsees: own\nmay: [case.begin, system.register]',
  'party: leader\nname: 一级预算单位\nsees: own',
  'party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [contract.sign, pool.manage, catalogue.draft, catalogue.publish, catalogue.ceiling, catalogue.price]',
  'party: support\nname: 技术保障部门\nsees: jurisdiction',
  'party: provider\nname: 云服务商\nsees: assigned\nmay: [work-order.carry-out]',
)}
${article(
  '第二条',
  '申请须附函件，已建系统另附迁移方案；五个工作日内受理，补正期间不计；受理后二十四小时内审核。',
  'step',
  'document: letter\nname: 申请函',
  'document: migration-plan\nname: 迁移方案',
  'document: supply-notice\nname: 补正通知书\nsays: |\n  {unit}：你单位{procedure}（{number}）须补正：{opinion}{unknown}',
  'document: refusal-notice\nname: 不予同意通知书\nsays: |\n  {unit}：不予同意。{opinion}',
  'procedure: apply\nname: 云资源申请\nby: user\norder: new',
  `step: apply.draft
name: 填写申请
by: user
lines: true
asks:
  - { field: purpose, label: 用途, type: long-text, required: true }
  - { field: note, label: 备注 }
materials: [letter, { document: migration-plan, when: { system.kind: built } }]
outcomes:
  submit: { name: 提交, to: accept }
  withdraw: { name: 撤回, to: end, ends-as: withdrawn }`,
  `step: apply.accept
name: 受理
by: authority
with: [support]
within: 5 working-days
outcomes:
  accept: { name: 受理, to: review }
  supplement: { name: 补正, to: supply, opinion: required, issues: [supply-notice] }
  refuse: { name: 不予受理, to: end, ends-as: refused }`,
  `step: apply.supply
name: 补正
by: user
suspends: accept
lines: true
outcomes:
  submit: { name: 提交补正, to: accept }
  again: { name: 重新填写, to: draft }`,
  `step: apply.review
name: 审核
by: authority
since: apply.accept.accept
within: 24 hours
levels: [handler, signer]
outcomes:
  approve: { name: 同意, to: deliver, asks: [{ field: grade, label: 保障等级, type: choice, options: [甲, 乙], required: true }] }
  reject: { name: 不同意, to: end, ends-as: refused, opinion: required, issues: [refusal-notice] }`,
  `step: apply.deliver
name: 交付
by: provider
work: deliver
outcomes:
  done: { name: 交付完成, to: confirm }
  cannot: { name: 无法交付, to: review, opinion: required }`,
  'step: apply.confirm\nname: 确认\nby: user\noutcomes:\n  confirm: { name: 确认, to: end }\n  give-up: { name: 放弃, to: end, ends-as: withdrawn }',
)}
${article(
  '第三条',
  '资源可以调整。',
  'step',
  'procedure: change\nname: 云资源调整\nby: user\norder: change',
  'step: change.draft\nname: 填写调整\nby: user\nlines: true\noutcomes:\n  submit: { name: 提交, to: check }\n  drop: { name: 撤回, to: end, ends-as: withdrawn }',
  'step: change.check\nname: 审核调整\nby: authority\noutcomes:\n  approve: { name: 同意, to: adjust }\n  return: { name: 退回, to: draft }',
  'document: test-report\nname: 测试报告',
  'step: change.adjust\nname: 调整\nby: provider\nwork: change\nmaterials: [test-report]\noutcomes:\n  done: { name: 调整完成, to: end }',
)}
${article(
  '第四条',
  '整改先提示，一个月未改的催办，再过五个工作日仍未改的强制整改。',
  'step',
  'procedure: rectify\nname: 整改\nby: user',
  'step: rectify.draft\nname: 登记\nby: user\noutcomes: { submit: { name: 登记, to: reminded } }',
  'step: rectify.reminded\nname: 提示整改\nby: user\nwithin: 1 month\nelse: { to: urged, name: 逾期未整改 }\noutcomes: { report: { name: 报告整改, to: end } }',
  'step: rectify.urged\nname: 催办\nby: user\nwithin: 5 working-days\nelse: { to: forced, name: 催办后仍未整改 }\noutcomes: { report: { name: 报告整改, to: end } }',
  'step: rectify.forced\nname: 强制整改\nby: leader\noutcomes: { confirm: { name: 确认整改, to: end } }',
)}
${article(
  '第五条',
  '存量资源池不再扩容，上级推广的系统除外；超过一百的注明。',
  'rule',
  'rule: frozen\non: order.submit\neach: line\nwhen: { pool.legacy: true }\nthen: refuse\nsays: 存量资源池“{pool.name}”不再扩容',
  'rule: superior\non: order.submit\neach: line\nwhen: { pool.legacy: true, system.kind: superior }\nthen: permit\nexcepts: frozen\nsays: 上级推广的系统可以扩容',
  "rule: large\non: order.submit\neach: line\nwhen: { line.quantity: '> 100' }\nthen: flag\nsays: 第{line.number}行数量{line.quantity}较大",
)}
${article(
  '第六条',
  '按月计费。',
  'money',
  'money: charging\nby: month\nstarts: [apply.confirm.confirm]\nchanges: [change.adjust.done]\nends: [rectify.forced.confirm]\ncounts: [start]',
  'money: cycle\nbegins: 09-01\nfirst: begins\naccounts: support\nreviews: authority',
)}`

const head = (digest: string) => `---
id: nowhere-2024
title: 某地政务云管理办法
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
const read = (digest: string) => readPack({ folder: 'nowhere-2024', files: { 'measure.md': head(digest), '01-all.md': chapter } })
const digest = read('x').faults.flatMap(({ remedy }) => /text: (sha256:\w+)$/.exec(remedy)?.[1] ?? [])[0] ?? ''
const { regime, faults } = read(digest)
if (faults.length > 0) throw new Error(faults.map(faultInWords).join('\n'))

export const measure = regime
export const regimes = createRegimes([regime], calendar)

import { calendar } from '../../calendar/testing.ts'
import { createRegimes, faultInWords, readPack } from '../../regimes/index.ts'

// A measure that nobody issued, with every kind of duty there is.

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`
const article = (heading: string, text: string, kind: string, ...blocks: string[]) =>
  `### ${heading}\n\n${text}\n\n\`\`\`demand\n${kind}: 要求\n\`\`\`\n\n${blocks.map(block).join('\n')}`

const chapter = `## 第一章 总则

${article(
  '第一条',
  '各方各司其职。',
  'party',
  'party: user\nname: 使用单位\nsees: own\nmay: [case.begin, system.register]',
  'party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [duty.manage, contract.sign]',
  'party: finance\nname: 财政部门\nsees: jurisdiction\nmay: [duty.manage]',
  'party: provider\nname: 云服务商\nsees: assigned',
)}
${article(
  '第二条',
  '使用单位每月报送月报，云服务商每季度报送季报，主管部门定期通报。',
  'duty',
  'document: report\nname: 月报',
  'duty: monthly\nname: 月报\nby: user\nto: authority\nevery: month\nwithin: 5 working-days\nwarns: 3 working-days\nevidence: report\nsays: 报送上月运行情况',
  'duty: quarterly\nname: 季报\nby: provider\nto: authority\nevery: quarter\nwithin: 10 days',
  'duty: circular\nname: 通报\nby: authority\nto: [user]\nevery: half-year',
)}
${article(
  '第三条',
  '三级以上系统每半年演练。',
  'duty',
  "duty: drill\nname: 应急演练\nby: user\nto: authority\nevery: 6 months\neach: system\nwhen: { system.mlps: '>= 3' }",
)}
${article(
  '第四条',
  '应当有应急预案，一年修订一次。',
  'duty',
  'document: plan\nname: 应急预案',
  'duty: plan\nname: 应急预案\nby: user\nto: authority\nkeeps: plan\nvalid: 12 months\nrenews: 2 months\nwithin: 1 month',
)}
${article(
  '第五条',
  '签订协议后十日内备案，系统登记后一个月内定级，割接后报告，合同签订后报备。',
  'duty',
  'procedure: agree\nname: 协议\nby: user',
  'step: agree.draft\nname: 拟定\nby: user\noutcomes: { submit: { name: 提交, to: sign } }',
  'step: agree.sign\nname: 签订\nby: authority\noutcomes: { sign: { name: 签订, to: end }, back: { name: 退回, to: draft } }',
  'duty: file-agreement\nname: 协议备案\nby: user\nto: authority\nafter: agree.sign.sign\nwithin: 10 days',
  'duty: grade\nname: 定级\nby: user\nafter: system.registered\neach: system\nwithin: 1 month',
  'duty: file-contract\nname: 合同报备\nby: provider\nto: authority\nafter: contract.signed\nwithin: 30 days',
)}
${article(
  '第六条',
  '重要时期云服务商值守。',
  'duty',
  'duty: watch\nname: 重要时期值守\nby: provider\nto: authority\nduring: important-period',
  'duty: watch-plan\nname: 保障方案\nby: provider\nto: authority\nduring: important-period\nwithin: 2 working-days',
)}
${article(
  '第七条',
  '逾期不报的，责令整改。',
  'rule',
  'procedure: rectify\nname: 整改\nby: authority\nabout: user',
  'step: rectify.draft\nname: 责令整改\nby: authority\noutcomes: { order: { name: 责令, to: report } }',
  'step: rectify.report\nname: 报告整改\nby: user\noutcomes: { report: { name: 报告, to: end } }',
  'rule: late-report\non: duty.overdue\nwhen: { duty: monthly }\nthen: flag\nopens: rectify\nsays: “{unit.name}”的{duty.name}应于{duty.due}前报送，至今未报',
)}`

const practice = `### 通报周期

半年通报一次。

${block('amend: duty annual\nabout: 8\nevery: year')}`
const eighth = article('第八条', '使用单位定期培训。', 'duty', 'duty: annual\nname: 年度培训\nby: user\nto: authority')

const head = (digest: string) => `---
id: duties-2024
title: 某地政务云义务办法
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
const read = (digest: string) =>
  readPack({ folder: 'duties-2024', files: { 'measure.md': head(digest), '01-all.md': `${chapter}\n${eighth}`, 'practice.md': practice } })
const digest = read('x').faults.flatMap(({ remedy }) => /text: (sha256:\w+)$/.exec(remedy)?.[1] ?? [])[0] ?? ''
const { regime, faults } = read(digest)
if (faults.length > 0) throw new Error(faults.map(faultInWords).join('\n'))

export const measure = regime
export const regimes = createRegimes([regime], calendar)

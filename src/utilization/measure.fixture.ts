import { calendar } from '../calendar/testing.ts'
import { createRegimes, faultInWords, readPack } from '../regimes/index.ts'

// A measure that nobody issued: bands with both bounds, a long-low rule, a declared trough, a ratio, and checks of use.

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`
const rules = [
  'party: user\nname: 使用单位\nsees: own\nmay: [system.register, season.declare]',
  'party: authority\nname: 主管部门\nsees: jurisdiction\nmay: [usage.report, usage.inspect, outage.report]',
  'party: provider\nname: 云服务商\nsees: assigned\nmay: [usage.report, outage.report]',
  'procedure: rectify\nname: 整改\nby: authority\nabout: user',
  'step: rectify.draft\nname: 提出\nby: authority\noutcomes: { tell: { name: 通知, to: end } }',
  "rule: usage-low\non: usage.reported\nwhen: { usage.mean: '< 20' }\nthen: flag\nsays: “{system.name}”{usage.indicator}利用率{usage.mean}%，低于20%",
  "rule: usage-high\non: usage.reported\nwhen: { usage.mean: '> 80' }\nthen: flag\nsays: 利用率{usage.mean}%，高于80%",
  'rule: declared-trough\non: usage.reported\nwhen: { usage.season: trough }\nthen: permit\nexcepts: [usage-low, long-low]\nsays: 已报备的低谷期',
  "rule: long-low\non: usage.reported\nwhen: { usage.mean: '< 20' }\nlasting: 3\nthen: flag\nopens: rectify\nsays: 长期偏低",
  "rule: beyond-allowance\non: usage.reported\nwhen: { usage.ratio: '> 100' }\nthen: flag\nsays: 用量{usage.ratio}%，超出额度",
  'rule: diverted\non: resource.used\nwhen: { use.same-system: false }\nthen: flag\nopens: rectify\nsays: “{item.name}”实际由“{use.system}”使用',
  'rule: left-idle\non: resource.used\nwhen: { use.idle: true }\nthen: flag\nsays: “{item.name}”闲置',
]
const chapter = `## 第一章 监测\n\n### 第一条\n\n利用率不低于20%，不高于80%。\n\n\`\`\`demand\nrule: 上下限\n\`\`\`\n\n${rules.map(block).join('\n')}`
const head = (digest: string) =>
  `---\nid: bands-2024\ntitle: 某地办法\nnumber: ''\nissuer: 某地\nplace: 某地\nissued: 2024-01-01\neffective: 2024-01-01\nexpires: null\ntext: ${digest}\nterms: {}\n---\n`
const read = (digest: string) => readPack({ folder: 'bands-2024', files: { 'measure.md': head(digest), '01-all.md': chapter } })
const digest = read('x').faults.flatMap(({ remedy }) => /text: (sha256:\w+)$/.exec(remedy)?.[1] ?? [])[0] ?? ''
const { regime, faults } = read(digest)
if (faults.length > 0) throw new Error(faults.map(faultInWords).join('\n'))

export const regimes = createRegimes([regime], calendar)

import { calendar } from '../calendar/testing.ts'
import { createRegimes, readPack } from '../regimes/index.ts'

const block = (text: string) => `\`\`\`rule\n${text}\n\`\`\`\n`

/** A measure that nobody issued: two steps with terms, a rule on usage, a duty, and money. */
const law = `## 第一章 总则

### 第一条

按规定办理。

${[
  block('party: authority\nname: 主管部门\nsees: jurisdiction\nmay: []'),
  block('party: user\nname: 使用单位\nsees: own\nmay: []'),
  block('party: provider\nname: 云服务商\nsees: assigned'),
  block('procedure: apply\nname: 资源申请\nby: user\norder: new'),
  block('step: apply.draft\nname: 申请\nby: user\nlines: true\noutcomes:\n  submit: { name: 提交, to: review }'),
  block(
    'step: apply.review\nname: 审核\nby: authority\nwithin: 5 working-days\noutcomes:\n  agree: { name: 同意, to: deliver }\n  refuse: { name: 不同意, to: end, ends-as: refused }',
  ),
  block('step: apply.deliver\nname: 开通\nby: provider\nwork: deliver\nwithin: 2 working-days\noutcomes:\n  done: { name: 完成, to: end }'),
].join('\n')}

### 第二条

利用率低于百分之二十的，应当整改。

${block('rule: low\non: usage.reported\nwhen: { usage.mean: "< 20" }\nthen: flag\nsays: “{system.name}”{usage.from}至{usage.to}平均{usage.mean}%，低于20%')}

### 第三条

每月报告。

${block('duty: monthly\nname: 月度报告\nby: provider\nto: authority\nevery: month\nwithin: 5 days\nsays: 报送月度报告')}
`
const head =
  "---\nid: view-2024\ntitle: 某地办法\nnumber: ''\nissuer: 某地\nplace: 某地\nissued: 2024-01-01\neffective: 2024-01-01\nexpires: null\ntext: sha256:0\nterms: {}\n---\n"
const pack = readPack({ folder: 'view-2024', files: { 'measure.md': head, '01-all.md': law } })

export const regimes = createRegimes([pack.regime], calendar)

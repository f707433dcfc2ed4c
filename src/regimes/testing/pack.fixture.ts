import { type PackFiles, readPack } from '../pack.ts'
import { faultInWords } from '../registry.ts'

/** The chapter of a small measure that has a bit of everything, and no fault. */
export const chapter = `## 第一章 总则

### 第一条

为统筹管理政务云，制定本办法。

\`\`\`demand
text: 立法目的
\`\`\`

### 第二条

大数据局是主管部门。云服务商负责建设。

\`\`\`demand
party: 主管部门与云服务商
\`\`\`

\`\`\`rule
party: authority
name: 主管部门
body: 大数据局
sees: jurisdiction
may: [statement.review, catalogue.ceiling]
\`\`\`

\`\`\`rule
party: user
name: 使用单位
sees: own
may: [case.begin]
\`\`\`

\`\`\`rule
party: provider
name: 云服务商
sees: assigned
\`\`\`

## 第二章 使用

### 第三条

云资源申请

（一）使用单位提出申请。

\`\`\`demand
step: 提出申请
\`\`\`

\`\`\`rule
procedure: apply
name: 云资源申请
by: user
order: new
\`\`\`

\`\`\`rule
step: apply.draft
name: 申请
by: user
lines: true
materials: [letter]
outcomes:
  submit: { name: 提交, to: accept }
\`\`\`

（二）主管部门5个工作日内受理。不予受理的，书面说明。

\`\`\`demand
step: 5个工作日内受理
\`\`\`

\`\`\`rule
document: letter
name: 申请函
\`\`\`

\`\`\`rule
document: refusal-notice
name: 不予受理通知书
says: |
  {unit}：不予受理。{opinion}
\`\`\`

\`\`\`rule
step: apply.accept
name: 受理
by: authority
within: 5 working-days
outcomes:
  accept: { name: 受理, to: deliver }
  refuse: { name: 不予受理, to: draft, opinion: required, issues: [refusal-notice] }
\`\`\`

（三）云服务商交付。

\`\`\`demand
step: 交付
\`\`\`

\`\`\`rule
step: apply.deliver
name: 交付
by: provider
work: deliver
outcomes:
  done: { name: 交付完成, to: end }
\`\`\`

### 第四条

存量资源池不再扩容。

\`\`\`demand
rule: 不再扩容
\`\`\`

\`\`\`rule
rule: frozen
on: order.submit
each: line
when: { pool.legacy: true, line.increase: '> 0' }
then: refuse
says: 资源池“{pool.name}”不再扩容
\`\`\`

### 第五条

按月计费，自交付之日起，至交付之日止。

\`\`\`demand
money: 计费
\`\`\`

\`\`\`rule
money: charging
by: month
starts: [apply.deliver.done]
ends: [apply.deliver.done]
\`\`\`

每年9月结算。

\`\`\`rule
money: cycle
begins: 09-01
first: contract
accounts: provider
reviews: authority
\`\`\`

### 第六条

本办法有效期至2026年6月28日。

\`\`\`demand
meta: 有效期
\`\`\`

\`\`\`rule
validity: 2026-06-28
after: notice
says: 本办法已于{expires}届满
\`\`\`
`

const head = (text: string) => `---
id: small-2024
title: 小办法
number: ''
issuer: 大数据局
place: 某市
issued: 2024-06-28
effective: 2024-06-28
expires: 2026-06-28
text: ${text}
terms:
  system: 系统
---
`

/** The digest that the checker asks for; most tests are about something else than the wording. */
const digestOf = (files: Readonly<Record<string, string>>): string =>
  readPack({ folder: 'small-2024', files: { ...files, 'measure.md': head('x') } })
    .faults.map(({ remedy }) => /text: (sha256:\w+)$/.exec(remedy)?.[1])
    .find((digest) => digest !== undefined) ?? 'none'

/** The small good pack, with other files or some of its own changed; the digest fits unless measure.md is given. */
export function aPack(files: Readonly<Record<string, string>> = {}): PackFiles {
  const all = { '01-all.md': chapter, ...files }
  return { folder: 'small-2024', files: { 'measure.md': head(digestOf(all)), ...all } }
}

/** The good chapter with one text replaced; throws where there is nothing to replace, so that no test tests nothing. */
export function changed(from: string, to: string, text: string = chapter): string {
  if (!text.includes(from)) throw new Error(`the pack does not say “${from}”`)
  return text.replace(from, () => to)
}

/** A rule block. */
export const block = (yaml: string): string => `\n\`\`\`rule\n${yaml}\n\`\`\`\n`

/** The pack with one text of its chapter replaced. */
export const law = (from: string, to: string): PackFiles => aPack({ '01-all.md': changed(from, to) })

/** The pack with one more rule block under its last article. */
export const added = (yaml: string, text: string = chapter): PackFiles => aPack({ '01-all.md': text + block(yaml) })

/** The pack with several more rule blocks there. */
export const withBlocks = (...blocks: readonly string[]): PackFiles => aPack({ '01-all.md': chapter + blocks.map(block).join('') })

/** An evaluation of providers with its grades, and what a statement is adjusted by. */
export const graded = `evaluation: quality
name: 服务考评
of: provider
by: authority
every: year
dimensions: { all: { name: 全部, by: [authority] } }
grades: { 合格: 60, 不合格: 0 }`
export const evaluated = `money: adjustment
adjustment: evaluation-result
name: 考评结算
of: provider
by: provider.grade
table: { 合格: 100, 不合格: 90 }
says: “{provider.name}”考评为{provider.grade}`
export const assessed = `money: adjustment
adjustment: assessment-report
name: 评估结算
of: provider
by: provider.assessment
says: 评估核定{provider.assessment}%`

/** The pack with local practice. */
export const practice = (text: string): PackFiles => aPack({ 'practice.md': text })

/** The pack with one text of measure.md replaced. */
export function headed(from: string, to: string): PackFiles {
  const pack = aPack()
  return { ...pack, files: { ...pack.files, 'measure.md': changed(from, to, pack.files['measure.md']) } }
}

/** All faults of a pack as an author reads them. */
export const faultsOf = (pack: PackFiles): string[] => readPack(pack).faults.map(faultInWords)

/** The measure of a pack; throws when it has a fault. */
export function regimeOf(pack: PackFiles = aPack()) {
  const { regime, faults } = readPack(pack)
  if (faults.length > 0) throw new Error(faults.map(faultInWords).join('\n'))
  return regime
}

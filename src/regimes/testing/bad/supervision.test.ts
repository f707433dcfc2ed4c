import { expect, test } from 'vitest'
import { indicators } from '../../blocks/evaluations.ts'
import { occasions } from '../../occasions.ts'
import type { PackFiles } from '../../pack.ts'
import { added, aPack, block, chapter, faultsOf, headed, law } from '../pack.fixture.ts'

// What a pack gets wrong about cases concerning somebody, duties, evaluations, findings and its own validity. Each with the whole answer.
const withBlocks = (...blocks: readonly string[]): PackFiles => aPack({ '01-all.md': chapter + blocks.map(block).join('') })
const tell = (by: string, more = '') =>
  withBlocks(
    `procedure: tell\nname: 告知\nby: ${by}${more}`,
    `step: tell.send\nname: 送达\nby: ${by}\noutcomes: { send: { name: 送达, to: read } }`,
    'step: tell.read\nname: 阅知\nby: user\noutcomes: { read: { name: 阅知, to: end } }',
  )
const score = (keys: string) => added(`evaluation: e\nname: 考评\nof: user\nby: authority\nevery: year\n${keys}`)
const opening = (keys: string) => added(`rule: b\non: usage.reported\nsays: 偏低\n${keys}`)
const opensAt = Object.entries(occasions)
  .flatMap(([name, each]) => ('opens' in each ? [name] : []))
  .join('、')
const deciding = (decisions: string) => headed('expires: 2026-06-28', `expires: 2026-06-28\ndecisions: ${decisions}`)

const cases: readonly (readonly [string, () => PackFiles, readonly string[]])[] = [
  [
    'a turn that cannot come: the case is nobody’s',
    () => tell('authority'),
    [
      '01-all.md:181（第六条）：步骤 tell.read 由“user”办理，而程序 tell 由“authority”发起，办件不属于任何使用单位，轮不到它。改法：由“user”发起这个程序，或在 procedure: tell 下写 about: user，或在先前的步骤用 type: body 的项点名',
    ],
  ],
  [
    'a case about nobody that is defined',
    () => tell('authority', '\nabout: users'),
    ['01-all.md:168（第六条）：办件所关于的一方“users”没有定义为参与方。改法：先写 party: users；已定义：authority、user、provider'],
  ],
  [
    'a unit that begins a case about another',
    () => tell('user', '\nabout: provider'),
    [
      '01-all.md:168（第六条）：程序 tell 由“user”发起，关于“provider”，而“user”只看得到自己的事项。改法：由主管一方（sees: jurisdiction、area 或 assigned）发起，或删去 about',
    ],
  ],
  [
    'a provider that nobody names',
    () => law('order: new\n', 'order: new\nprovider: assigned\n'),
    [
      '01-all.md:52（第三条第（一）项）：程序 apply 的云服务商由办理环节指定（provider: assigned），却没有哪一步指定它。改法：在指定的步骤下写 asks: [{ field: provider, label: 云服务商, type: body, party: 云服务商一方, as: provider, required: true }]',
    ],
  ],
  [
    'a field that names bodies of no party',
    () => law('lines: true\n', 'lines: true\nasks: [{ field: a, label: 甲, type: body }]\n'),
    ['01-all.md:64（第三条第（一）项）：party 只用于 type: body，且 type: body 必须写明 party。改法：写成 { type: body, party: 参与方 }'],
  ],
  [
    'a field that names a party that is none',
    () => law('lines: true\n', 'lines: true\nasks: [{ field: a, label: 甲, type: body, party: users }]\n'),
    ['01-all.md:59（第三条第（一）项）：“甲”的“users”没有定义为参与方。改法：先写 party: users；已定义：authority、user、provider'],
  ],
  [
    'a paper sent to nobody',
    () => added('document: circular\nname: 通报\nsays: 通报\nto: [users]'),
    ['01-all.md:168（第六条）：主送方“users”没有定义为参与方。改法：先写 party: users；已定义：authority、user、provider'],
  ],
  [
    'a term that depends, without saying on what',
    () => law('within: 5 working-days', 'within: [5 working-days, 30 days]'),
    [
      '01-all.md:91（第三条第（二）项）：within 的各项中，除末一项外都要写明 when。改法：写成 - { term: 24 hours, when: { … } }，末一项写不附条件的期限',
    ],
  ],
  [
    'a term until something that is no day',
    () => law('within: 5 working-days', 'within: [{ until: system.name, when: { system.kind: new } }, 30 days]'),
    [
      '01-all.md:87（第三条第（二）项）：截止日“system.name”不是日期事实。改法：写成 until: system.construction-ends-on 或 until: field.某日期项',
    ],
  ],
  [
    'a bad term',
    () => law('within: 5 working-days', 'within: 2 weeks'),
    ['01-all.md:91（第三条第（二）项）：within 写作“2 weeks”，不是期限。改法：写成“5 working-days”“30 days”“3 months”或“24 hours”'],
  ],
  [
    'a duty that arises twice over',
    () => added('duty: d\nname: 报告\nby: user\nevery: month\nafter: [apply.deliver.done]'),
    ['01-all.md:169（第六条）：义务写了不止一种产生方式。改法：every、after、during、keeps 只写一种，另一种写成另一项义务'],
  ],
  [
    'a duty with a period that is none',
    () => added('duty: d\nname: 报告\nby: user\nevery: fortnight'),
    ['01-all.md:172（第六条）：every 写作“fortnight”，不是周期。改法：可用：month、quarter、half-year、year，或期限如 6 months'],
  ],
  [
    'a validity of a paper that no duty keeps',
    () => added('duty: d\nname: 报告\nby: user\nevery: month\nvalid: 12 months'),
    ['01-all.md:173（第六条）：valid 与 renews 只用于 keeps。改法：写明 keeps: 文书，或删去'],
  ],
  [
    'a duty after something that never happens',
    () => added('duty: d\nname: 报告\nby: user\nafter: [apply.deliver.sent]'),
    ['01-all.md:168（第六条）：义务产生的事件“apply.deliver.sent”不是任何步骤的结果。改法：写成 程序.步骤.结果；此处可用：done'],
  ],
  [
    'weights of a dimension that does not exist',
    () => score('dimensions: { work: { name: 工作, by: [authority] } }\nweights: { works: 100 }'),
    ['01-all.md:168（第六条）：权重里的“works”不是考评的维度。改法：可用：work'],
  ],
  [
    'weights that leave a dimension out',
    () => score('dimensions: { work: { name: 工作, by: [authority] }, care: { name: 态度, by: [authority] } }\nweights: { work: 100 }'),
    ['01-all.md:168（第六条）：权重没有写维度“态度”。改法：每个维度都写权重，合计 100'],
  ],
  [
    'weights that are more than a hundred',
    () =>
      score(
        'dimensions: { work: { name: 工作, by: [authority] }, care: { name: 态度, by: [authority] } }\nweights: { work: 60.5, care: 50 }',
      ),
    ['01-all.md:168（第六条）：权重合计 110.5，不是 100。改法：改写权重，使合计为 100'],
  ],
  [
    'a duty after something that never happens to whoever owes it',
    () => withBlocks('party: agency\nname: 服务机构\nsees: own', 'duty: d\nname: 报告\nby: agency\nafter: [system.registered]'),
    [
      '01-all.md:174（第六条）：“agency”不登记系统，system.registered 时不会对它产生义务。改法：由登记系统的一方承担，或在 party: agency 下写 may: [system.register]',
    ],
  ],
  [
    'a dimension that nobody scores',
    () => score('dimensions: { work: { name: 工作 } }'),
    ['01-all.md:174（第六条）：维度“工作”应写明一种得分来源。改法：indicator（平台计算）、survey（满意度调查）、by（评分方）三者写一种'],
  ],
  [
    'an indicator that the platform does not compute',
    () => score('dimensions: { work: { name: 工作, indicator: happiness } }'),
    [`01-all.md:174（第六条）：dimensions.work.indicator 写作“happiness”，没有这个词。改法：可用：${Object.keys(indicators).join('、')}`],
  ],
  [
    'grades beyond a hundred',
    () => score('dimensions: { work: { name: 工作, by: [authority] } }\ngrades: { 优秀: 101 }'),
    ['01-all.md:175（第六条）：grades 应是若干“名: 0 至 100 的数”。改法：写成 grades: { 甲: 40, 乙: 60 }'],
  ],
  [
    'a finding that begins nothing that there is',
    () => opening('then: flag\nopens: rectify'),
    ['01-all.md:168（第六条）：opens 的“rectify”不是程序。改法：可用：apply'],
  ],
  [
    'a finding that begins a case about nobody',
    () => opening('then: flag\nopens: apply'),
    ['01-all.md:168（第六条）：程序“apply”没有写明关于谁。改法：在 procedure: apply 下写 about: 参与方'],
  ],
  [
    'an occasion that begins no case',
    () => added('rule: b\non: pool.register\nthen: flag\nopens: apply\nsays: 无'),
    [`01-all.md:168（第六条）：opens 只用于 then: flag，且该时机能启动办件。改法：可用的时机：${opensAt}`],
  ],
  [
    'several periods of what has none',
    () => added('rule: b\non: pool.register\nthen: flag\nlasting: 3\nsays: 无'),
    ['01-all.md:168（第六条）：lasting 只用于时机 usage.reported。改法：删去 lasting'],
  ],
  [
    'a deduction of nothing in particular',
    () => added('rule: b\non: settlement.line\nthen: deduct\nsays: 无'),
    ['01-all.md:168（第六条）：then: deduct 须写明 percent，别的结论不写。改法：写成 then: deduct 与 percent: 10'],
  ],
  [
    'a step that a rule names and that is not there',
    () => added('rule: b\non: order.submit\nwhen: { unit.at: rectify.stopped }\nthen: refuse\nsays: 无'),
    ['01-all.md:168（第六条）：“unit.at”的值“rectify.stopped”没有定义。改法：可用：apply.draft、apply.accept、apply.deliver'],
  ],
  [
    'a citation key that only local practice has',
    () => added('rule: b\non: pool.register\nabout: 4\nthen: flag\nsays: 无'),
    [
      '01-all.md:171（第六条）：不认识的键 about。改法：此处可用：cite、each、excepts、lasting、on、opens、overrides、percent、rule、says、then、when',
    ],
  ],
  [
    'a decision before the measure',
    () => deciding('[ { number: 甲, issued: 2024-06-27, expires: 2027-06-28 } ]'),
    ['measure.md:1：决定“甲”印发于 2024-06-27，早于办法或前一项决定（2024-06-28）。改法：核对印发日，并按先后顺序写'],
  ],
  [
    'a decision that ends before it begins',
    () => deciding('[ { number: 甲, issued: 2026-05-10, expires: 2026-05-09 } ]'),
    ['measure.md:1：决定“甲”的届满日 2026-05-09 早于它的印发日 2026-05-10。改法：核对 expires'],
  ],
  [
    'a decision that says only half',
    () => deciding('[ { number: 甲, issued: 2026-05-10 } ]'),
    [
      'measure.md:1：决定“甲”没有写全文号、印发日与届满日。改法：写成 decisions: [ { number: …, issued: 2026-05-10, expires: 2028-06-28, says: … } ]；不再设届满日的写 expires: null',
    ],
  ],
  [
    'a predecessor without a name',
    () => headed('terms:', 'replaces: [ { note: 旧 } ]\nterms:'),
    ['measure.md:1：卷首的 replaces 没有写明是哪一部。改法：写成 replaces: [ { number: 文号, title: 名称 } ]'],
  ],
  [
    'an open end where the head sets one',
    () => law('validity: 2026-06-28\nafter: notice\nsays: 本办法已于{expires}届满', 'validity: open'),
    ['01-all.md:162（第六条）：有效期 open 与卷首的 expires: 2026-06-28 不一致。改法：两处写成同一天'],
  ],
]

test.each(cases)('%s', (_, pack, faults) => expect(faultsOf(pack())).toEqual(faults))
